// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"
#include "merge/risk_matching.h"

#include <unordered_map>

namespace loadline::merge {

std::vector<Happening> joined(std::vector<Happening> told)
{
    std::vector<Happening> result;
    std::unordered_map<std::string, std::size_t> places;
    for (Happening &one : told) {
        const bool isShared = (one.kind == HappeningKind::RiskMoved
                               || one.kind == HappeningKind::RiskPlanned
                               || one.kind == HappeningKind::RiskStatusChanged)
                              && !one.risks.empty() && one.title.empty();
        if (isShared) {
            std::string what = std::to_string(int(one.kind));
            for (const std::string *part : {&one.key, &one.before, &one.after, &one.note}) {
                what += '\0';
                what += *part;
            }
            const auto [place, isNew] = places.try_emplace(std::move(what), result.size());
            if (!isNew) {
                result[place->second].risks.push_back(one.risks.front());
                continue;
            }
        }
        result.push_back(std::move(one));
    }
    return result;
}

Matching matchedRisks(const std::vector<RiskIdentity> &before,
                      const std::vector<RiskIdentity> &after)
{
    Matching matching(before.size(), after.size());
    matching.pairEnds([&](std::size_t i, std::size_t j) {
        return before[i].name == after[j].name && before[i].title == after[j].title
               && before[i].detail == after[j].detail;
    });
    const auto name = [](const RiskIdentity &risk) { return asciiLowered(risk.name); };
    const auto whole = [name](const RiskIdentity &risk) {
        return name(risk) + '\0' + std::string(risk.title);
    };
    const auto title = [](const RiskIdentity &risk) { return std::string(risk.title); };
    matching.pairByKey([&](std::size_t i) { return whole(before[i]); },
                       [&](std::size_t j) { return whole(after[j]); });
    matching.pairByUniqueKey([&](std::size_t i) { return title(before[i]); },
                             [&](std::size_t j) { return title(after[j]); });
    matching.pairByKey([&](std::size_t i) { return name(before[i]); },
                       [&](std::size_t j) { return name(after[j]); });
    matching.pairAlike([&](std::size_t i, std::size_t j) {
        const RiskIdentity &was = before[i];
        const RiskIdentity &is = after[j];
        return (was.name.empty() || is.name.empty())
               && (resemble(was.title, is.title)
                   || (!was.detail.empty() && was.detail == is.detail));
    });
    return matching;
}

Matching matchedRisks(const Sides &sides)
{
    const auto identities = [](const Register &reg) {
        std::vector<RiskIdentity> all;
        all.reserve(reg.risks.size());
        for (const Risk &risk : reg.risks)
            all.push_back({risk.isNamed ? std::string_view(risk.id) : std::string_view(),
                           risk.title, risk.detail});
        return all;
    };
    return matchedRisks(identities(sides.before), identities(sides.after));
}

RiskFates fatesOf(const Sides &sides, const Matching &matching)
{
    RiskFates fates(sides.after.risks.size());
    for (std::size_t j = 0; j < matching.sizeAfter(); ++j) {
        if (matching.beforeOf(j) == Matching::none)
            continue;
        const Risk &was = sides.before.risks[matching.beforeOf(j)];
        const Risk &is = sides.after.risks[j];
        if (was.status != RiskStatus::Fixed && is.status == RiskStatus::Fixed && is.iteration)
            fates.fixedBy[*is.iteration].push_back(j);
        if (was.status == RiskStatus::Fixed && is.status == RiskStatus::Open && was.iteration)
            fates.openedFrom[*was.iteration].push_back(j);
    }
    return fates;
}

} // namespace loadline::merge
