// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/risk_text.h"
#include "changes/sections.h"
#include "core/text.h"
#include "markdown/reader.h"

#include <algorithm>

/// Next steps that become a risk or an iteration of their own.
namespace loadline::changes {

namespace {

constexpr std::string_view riskArrow = " → risk ";

Result<Item> findStep(const Register &reg, ItemPlace place)
{
    const auto found = findSection(reg, place.iteration, place.section);
    if (!found)
        return tl::make_unexpected(found.error());
    if (found->section->kind != SectionKind::NextSteps)
        return refuse("only a next step becomes a risk or an iteration",
                      "choose a line of the section for next steps");
    std::vector<Item> items = markdown::itemsOf(reg, *found->section);
    if (place.item >= items.size())
        return fail(ErrorCode::NotFound, "there is no such entry in this section",
                    "the document has changed; look at it again");
    const Item &item = items[place.item];
    if (const auto link = linkOfStep(item.text)) {
        const std::string became = link->risk.empty()
                                       ? "iteration " + std::to_string(*link->iteration)
                                       : "risk " + link->risk;
        return refuse("this step has become " + became + " already",
                      "take the reference at the end of its line out to do it once more",
                      reg.lineOf(item.span.begin));
    }
    return item;
}

/// "**Alarm**: page somebody" and "Alarm - page somebody" are a title and a detail.
NewRisk riskOf(const Item &item, Tier tier)
{
    NewRisk risk;
    risk.tier = tier;
    if (!item.detail.empty()) {
        risk.title = stripEmphasis(item.name);
        risk.detail = item.detail;
        return risk;
    }
    constexpr std::string_view dash = " - ";
    const std::size_t at = item.text.find(dash);
    risk.title = std::string(trimmed(std::string_view(item.text).substr(0, at)));
    if (at != std::string::npos)
        risk.detail = std::string(trimmed(std::string_view(item.text).substr(at + dash.size())));
    return risk;
}

std::string titleOf(const Item &item)
{
    if (item.detail.empty())
        return item.text;
    return stripEmphasis(item.name) + ": " + item.detail;
}

Result<Change> promoted(const Register &reg, ItemPlace place, const Item &step,
                        const Result<Change> &made, const std::string &link)
{
    if (!made)
        return made;
    return together(reg, made->note,
                    {[&](const Register &) { return made; },
                     [&](const Register &now) {
                         return setItemText(now, place, step.text + link);
                     }});
}

} // namespace

std::optional<StepLink> linkOfStep(std::string_view text)
{
    constexpr std::string_view arrows[] = {"→", "->"};
    text = trimmed(text);
    for (const std::string_view arrow : arrows) {
        const std::size_t at = text.rfind(arrow);
        if (at == std::string_view::npos)
            continue;
        const std::string_view target = trimmed(text.substr(at + arrow.size()));
        const std::size_t blank = target.find(' ');
        if (blank == std::string_view::npos)
            continue;
        const std::string_view word = target.substr(0, blank);
        const std::string_view name = trimmed(target.substr(blank));
        if (name.empty() || name.find_first_of(" \t") != std::string_view::npos)
            continue;
        if (equalsIgnoringCase(word, "risk"))
            return StepLink{std::string(name), std::nullopt};
        constexpr std::size_t mostDigits = 9;
        const bool isNumber = name.size() <= mostDigits
                              && std::all_of(name.begin(), name.end(), isAsciiDigit);
        if (equalsIgnoringCase(word, "iteration") && isNumber)
            return StepLink{{}, std::stoi(std::string(name))};
    }
    return std::nullopt;
}

Result<Change> promoteStepToRisk(const Register &reg, ItemPlace place, Tier tier)
{
    const auto step = findStep(reg, place);
    if (!step)
        return tl::make_unexpected(step.error());
    return promoted(reg, place, *step, addRisk(reg, riskOf(*step, tier)),
                    std::string(riskArrow) + nextRiskName(reg));
}

Result<Change> promoteStepToIteration(const Register &reg, ItemPlace place, std::string_view date)
{
    const auto step = findStep(reg, place);
    if (!step)
        return tl::make_unexpected(step.error());
    NewIteration iteration;
    iteration.title = titleOf(*step);
    iteration.date = date;
    return promoted(reg, place, *step, addIteration(reg, iteration),
                    std::string(planArrow) + std::to_string(nextIterationNumber(reg)));
}

} // namespace loadline::changes
