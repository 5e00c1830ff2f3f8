// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/new_risk.h"
#include "cli/typed_words.h"

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--tier", "T", "critical, high, medium or low"},
    {"--detail", "D", "what follows the title"},
    {"--iteration", "N", "the iteration that is to fix it"},
};

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const std::optional<std::string> word = arguments.value("--tier");
    if (!word)
        return reportUsage(streams, "the option --tier is missing",
                           "give --tier critical, high, medium or low");
    const Result<Tier> tier = tierTyped(*word);
    if (!tier)
        return reportError(streams, tier.error());
    changes::NewRisk risk;
    risk.tier = *tier;
    risk.title = arguments.rest().front();
    risk.detail = arguments.value("--detail").value_or(std::string());
    if (const auto typed = arguments.value("--iteration")) {
        const Result<int> number = iterationNumber(*typed);
        if (!number)
            return reportError(streams, number.error());
        risk.iteration = *number;
    }
    return addRisk(arguments, streams, risk);
}

} // namespace

const Command addRiskCommand = {
    "add-risk", "[REG] TITLE", "Add a risk, given in options", {true, 1, 1}, OptionSet::Editing,
    options,    run,
};

} // namespace loadline::cli
