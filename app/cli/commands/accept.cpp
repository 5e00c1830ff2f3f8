// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/edit.h"
#include "cli/typed_words.h"

#include "changes/changes.h"
#include "editing/register_editor.h"

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--by", "WHO", "who accepts it"},
    {"--until", "DATE", "the last day of the acceptance"},
    {"--why", "TEXT", "the reason"},
};

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    changes::Acceptance acceptance;
    acceptance.by = arguments.value("--by").value_or(std::string());
    if (acceptance.by.empty())
        return reportUsage(streams, "the option --by is missing",
                           "say who accepts the risk, --by Dana");
    const Result<std::string> today = todayUtc();
    if (!today)
        return reportError(streams, today.error());
    acceptance.date = *today;
    acceptance.until = arguments.value("--until").value_or(std::string());
    acceptance.why = arguments.value("--why").value_or(std::string());
    return edit(arguments, streams, [&](const RegisterEditor &editor) {
        return changes::acceptRisk(editor.reg(), riskTyped(arguments.rest().front()), acceptance);
    });
}

} // namespace

const Command acceptCommand = {
    "accept",     "[REG] RISK",       "Accept a risk, until a date or for good",
    {true, 1, 1}, OptionSet::Editing, options,
    run,
};

} // namespace loadline::cli
