// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"
#include "cli/typed_words.h"

#include "changes/changes.h"
#include "editing/register_editor.h"

namespace loadline::cli {

namespace {

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<Tier> tier = tierTyped(arguments.rest()[1]);
    if (!tier)
        return reportError(streams, tier.error());
    return edit(arguments, streams, [&](const RegisterEditor &editor) {
        return changes::moveRisk(editor.reg(), riskTyped(arguments.rest()[0]), *tier);
    });
}

} // namespace

const Command moveCommand = {
    "move", "[REG] RISK TIER", "Move a risk to another tier", {true, 2, 2}, OptionSet::Editing, {},
    run,
};

} // namespace loadline::cli
