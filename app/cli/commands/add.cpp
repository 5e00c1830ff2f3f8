// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/new_risk.h"

#include "changes/changes.h"

namespace loadline::cli {

namespace {

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<changes::NewRisk> risk = changes::riskFromLine(arguments.rest().front());
    if (!risk)
        return reportError(streams, risk.error());
    return addRisk(arguments, streams, *risk);
}

} // namespace

const Command addCommand = {
    "add",
    "[REG] LINE",
    "Add a risk from one line, \"high: No rate limit - login endpoint -> 4\"",
    {true, 1, 1},
    OptionSet::Editing,
    {},
    run,
};

} // namespace loadline::cli
