// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

#include "core/text.h"

#include <map>

namespace loadline::checks {

namespace {

/// Two entries that say the same, of which each counts. A risk that came back under a new name
/// after it was fixed or closed is another one.
bool isLeftover(const Risk &first, const Risk &second)
{
    if (first.tier == second.tier)
        return false;
    const bool isSameName = first.isNamed && second.isNamed
                            && equalsIgnoringCase(first.id, second.id);
    return isSameName || (!isEnded(first) && !isEnded(second));
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    std::multimap<std::string, const Risk *> before;
    for (const Risk &risk : reg.risks) {
        if (!risk.tier || risk.title.empty())
            continue;
        const std::string title = asciiLowered(trimmed(stripEmphasis(risk.title)));
        const auto [begin, end] = before.equal_range(title);
        for (auto other = begin; other != end; ++other) {
            if (!isLeftover(*other->second, risk))
                continue;
            finder.add(placeOf(risk),
                       called(risk) + " is " + std::string(nameOf(*risk.tier))
                           + " here, and stands in line "
                           + std::to_string(reg.lineOf(placeOf(*other->second))) + " as "
                           + std::string(nameOf(*other->second->tier)),
                       "decide which tier is right, and take the other entry out");
            break;
        }
        // One entry a tier is enough to compare with, however often a title stands there.
        bool isKnown = false;
        for (auto other = begin; other != end && !isKnown; ++other)
            isKnown = other->second->tier == risk.tier && isEnded(*other->second) == isEnded(risk);
        if (!isKnown)
            before.emplace(title, &risk);
    }
}

} // namespace

Rule riskInTwoTiersRule()
{
    return {"risk-in-two-tiers", Finding::Warning,
            "The same risk, by its title, stands in two tiers. That is what a merge of text "
            "leaves behind where one branch moved a risk and the other changed it: both lines "
            "survive, and the risk is counted twice. Decide which tier is right, bring together "
            "what the two entries say, and take one of them out. A risk that was fixed before and "
            "came back under a new name is no finding.",
            &look};
}

} // namespace loadline::checks
