// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"

#include "changes/changes.h"
#include "editing/register_editor.h"

namespace loadline::cli {

namespace {

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<int> number = iterationNumber(arguments.rest().front());
    if (!number)
        return reportError(streams, number.error());
    return edit(arguments, streams, [&](const RegisterEditor &editor) {
        return changes::reopenIteration(editor.reg(), *number);
    });
}

} // namespace

const Command reopenCommand = {
    "reopen",     "[REG] N",          "Take a completion back: its risks open again",
    {true, 1, 1}, OptionSet::Editing, {},
    run,
};

} // namespace loadline::cli
