// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/edit.h"
#include "cli/typed_words.h"

#include "changes/changes.h"
#include "core/text.h"
#include "editing/register_editor.h"
#include "markdown/reader.h"

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--tier", "T", "its priority: critical, high, medium or low"},
    {"--date", "D", "its date, 2026-01-31; the default is today in UTC"},
};

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    changes::NewIteration iteration;
    iteration.title = arguments.rest().front();
    if (const auto word = arguments.value("--tier")) {
        const Result<Tier> tier = tierTyped(*word);
        if (!tier)
            return reportError(streams, tier.error());
        iteration.priority = *tier;
    }
    if (const auto date = arguments.value("--date")) {
        constexpr std::size_t dateLength = 10; // of 2026-01-31
        if (date->size() != dateLength || markdown::isoTimeFromText(*date) != *date)
            return reportUsage(streams, '\'' + shortened(*date, 60) + "' is no date",
                               "give it as 2026-01-31");
        iteration.date = *date;
    } else {
        const Result<std::string> today = todayUtc();
        if (!today)
            return reportError(streams, today.error());
        iteration.date = *today;
    }
    int number = 0;
    const auto make = [&](const RegisterEditor &editor) {
        number = changes::nextIterationNumber(editor.reg());
        return changes::addIteration(editor.reg(), iteration);
    };
    return edit(arguments, streams, make,
                [&number](const Change &) { return std::to_string(number); });
}

} // namespace

const Command addIterationCommand = {
    "add-iteration",
    "[REG] TITLE",
    "Add a planned iteration, and print its number",
    {true, 1, 1},
    OptionSet::Editing,
    options,
    run,
};

} // namespace loadline::cli
