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
    return edit(arguments, streams, [&](const RegisterEditor &editor) {
        return changes::closeRisk(editor.reg(), riskTyped(arguments.rest().front()));
    });
}

} // namespace

const Command closeCommand = {
    "close", "[REG] RISK", "Close a risk that no longer applies", {true, 1, 1}, OptionSet::Editing,
    {},      run,
};

} // namespace loadline::cli
