// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"
#include "cli/typed_words.h"

#include "changes/changes.h"
#include "core/text.h"
#include "editing/register_editor.h"

namespace loadline::cli {

namespace {

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    std::optional<int> iteration;
    if (!equalsIgnoringCase(arguments.rest()[1], "none")) {
        const Result<int> number = iterationNumber(arguments.rest()[1]);
        if (!number)
            return reportError(streams, number.error());
        iteration = *number;
    }
    return edit(arguments, streams, [&](const RegisterEditor &editor) {
        return changes::planRisk(editor.reg(), riskTyped(arguments.rest()[0]), iteration);
    });
}

} // namespace

const Command planCommand = {
    "plan",       "[REG] RISK N|none", "Plan a risk for an iteration, or for none",
    {true, 2, 2}, OptionSet::Editing,  {},
    run,
};

} // namespace loadline::cli
