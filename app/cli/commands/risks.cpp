// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/json_writer.h"
#include "cli/risk_list.h"
#include "cli/session.h"
#include "cli/typed_words.h"

#include "core/text.h"
#include "exchange/register_json.h"

#include <algorithm>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--tier", "T", "only risks of this tier", true},
    {"--status", "S", "only risks of this status", true},
    {"--iteration", "N", "only risks fixed by or planned for this iteration, or 'none'"},
    {"--owner", "O", "only risks of this owner"},
    {"--sort", "document|number|tier", "the order; the default is the document's"},
    {"--json", "", "all of each risk, as JSON"},
};

/// What a risk must be to be listed. An empty list means any.
struct Filter
{
    std::vector<Tier> tiers;
    std::vector<RiskStatus> statuses;
    bool byIteration = false;
    std::optional<int> iteration;
    std::optional<std::string> owner;

    bool passes(const Risk &risk) const
    {
        const auto has = [](const auto &list, const auto &value) {
            return std::find(list.begin(), list.end(), value) != list.end();
        };
        return (tiers.empty() || (risk.tier && has(tiers, *risk.tier)))
               && (statuses.empty() || has(statuses, risk.status))
               && (!byIteration || risk.iteration == iteration) && (!owner || isOwned(risk));
    }

private:
    bool isOwned(const Risk &risk) const
    {
        return std::any_of(risk.fields.begin(), risk.fields.end(), [this](const Field &field) {
            return equalsIgnoringCase(field.key, "owner")
                   && equalsIgnoringCase(trimmed(field.value), trimmed(*owner));
        });
    }
};

Result<Filter> filterOf(const Arguments &arguments)
{
    Filter filter;
    for (const std::string &word : arguments.values("--tier")) {
        const Result<Tier> tier = tierTyped(word);
        if (!tier)
            return tl::make_unexpected(tier.error());
        filter.tiers.push_back(*tier);
    }
    for (const std::string &word : arguments.values("--status")) {
        const Result<RiskStatus> status = riskStatusTyped(word);
        if (!status)
            return tl::make_unexpected(status.error());
        filter.statuses.push_back(*status);
    }
    if (const auto word = arguments.value("--iteration")) {
        filter.byIteration = true;
        if (*word != "none") {
            const Result<int> number = iterationNumber(*word);
            if (!number)
                return tl::make_unexpected(number.error());
            filter.iteration = *number;
        }
    }
    filter.owner = arguments.value("--owner");
    return filter;
}

/// An iteration that neither stands in the register nor has a risk is a slip of the fingers.
Result<void> checkIteration(const Register &reg, const Filter &filter)
{
    if (!filter.iteration)
        return {};
    const auto has = [&filter](const auto &number) { return number == filter.iteration; };
    const bool isKnown = std::any_of(reg.iterations.begin(), reg.iterations.end(),
                                     [&has](const Iteration &iteration) {
                                         return has(iteration.number);
                                     })
                         || std::any_of(reg.risks.begin(), reg.risks.end(),
                                        [&has](const Risk &risk) { return has(risk.iteration); });
    if (isKnown)
        return {};
    return fail(ErrorCode::NotFound, "there is no iteration " + std::to_string(*filter.iteration),
                "see loadline-cli iterations");
}

void sortBy(std::string_view order, std::vector<const Risk *> &risks)
{
    if (order == "number") {
        std::stable_sort(risks.begin(), risks.end(), [](const Risk *a, const Risk *b) {
            if (!a->number || !b->number)
                return a->number.has_value() && !b->number;
            return *a->number < *b->number;
        });
    } else if (order == "tier") {
        std::stable_sort(risks.begin(), risks.end(), [](const Risk *a, const Risk *b) {
            if (!a->tier || !b->tier)
                return a->tier.has_value() && !b->tier;
            return *a->tier < *b->tier;
        });
    }
}

void print(Streams &streams, const Register &reg, const std::vector<const Risk *> &risks,
           bool asJson)
{
    if (!asJson) {
        Columns columns;
        for (const Risk *risk : risks)
            columns.add(lineOf(*risk));
        columns.print(streams.out);
        return;
    }
    JsonWriter json(streams.out);
    exchange::EvidenceOfFixes evidence(reg);
    json.beginObject();
    json.member("schema", 1);
    json.key("risks");
    json.beginArray();
    for (const Risk *risk : risks)
        writeRisk(json, reg, *risk, evidence);
    json.endArray();
    json.endObject();
    json.finish();
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<Filter> filter = filterOf(arguments);
    if (!filter)
        return reportError(streams, filter.error());
    const Result<std::string> order = choiceTyped("--sort",
                                                  arguments.value("--sort").value_or("document"),
                                                  {"document", "number", "tier"});
    if (!order)
        return reportError(streams, order.error());
    const Result<OpenRegister> opened = openToRead(arguments, streams);
    if (!opened)
        return reportError(streams, opened.error());
    const Register &reg = opened->reg;
    if (const Result<void> checked = checkIteration(reg, *filter); !checked)
        return reportError(streams, at(opened->name, checked.error()));

    std::vector<const Risk *> risks;
    for (const Risk &risk : reg.risks) {
        if (filter->passes(risk))
            risks.push_back(&risk);
    }
    sortBy(*order, risks);
    print(streams, reg, risks, arguments.has("--json"));
    return Done;
}

} // namespace

const Command risksCommand = {
    "risks",
    "[REG]",
    "The risks, a line each: name, tier, status, iteration, title",
    {true, 0, 0},
    OptionSet::Reading,
    options,
    run,
};

} // namespace loadline::cli
