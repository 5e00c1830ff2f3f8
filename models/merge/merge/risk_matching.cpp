// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"

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

Matching matchedRisks(const Sides &sides)
{
    const auto &before = sides.before.risks;
    const auto &after = sides.after.risks;
    Matching matching(before.size(), after.size());
    matching.pairEnds([&](std::size_t i, std::size_t j) {
        return before[i].isNamed == after[j].isNamed
               && (!after[j].isNamed || before[i].id == after[j].id)
               && before[i].title == after[j].title && before[i].detail == after[j].detail;
    });
    const auto name = [](const Risk &risk) {
        return risk.isNamed ? asciiLowered(risk.id) : std::string();
    };
    const auto whole = [name](const Risk &risk) { return name(risk) + '\0' + risk.title; };
    const auto title = [](const Risk &risk) { return risk.title; };
    matching.pairByKey([&](std::size_t i) { return whole(before[i]); },
                       [&](std::size_t j) { return whole(after[j]); });
    matching.pairByUniqueKey([&](std::size_t i) { return title(before[i]); },
                             [&](std::size_t j) { return title(after[j]); });
    matching.pairByKey([&](std::size_t i) { return name(before[i]); },
                       [&](std::size_t j) { return name(after[j]); });
    matching.pairAlike([&](std::size_t i, std::size_t j) {
        const Risk &was = before[i];
        const Risk &is = after[j];
        return (!was.isNamed || !is.isNamed)
               && (resemble(was.title, is.title)
                   || (!was.detail.empty() && was.detail == is.detail));
    });
    return matching;
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
