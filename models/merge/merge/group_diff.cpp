// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"
#include "merge/said_text.h"
#include "merge/wording.h"

#include <algorithm>

namespace loadline::merge {

namespace {

/// The heading as it stands, without its hashes.
std::string headingOf(const Register &reg, const RiskGroup &group)
{
    std::string_view line = reg.view(group.heading);
    while (!line.empty() && (line.front() == '#' || isBlankByte(line.front())))
        line.remove_prefix(1);
    return headingWords(line.substr(0, line.find_first_of("\r\n")));
}

std::string nameOf(const RiskGroup &group)
{
    return group.label + '\0' + group.qualifier;
}

/// Where a group's risks came from, where that is one group alone.
std::size_t originOf(const Sides &sides, const Matching &risks, const RiskGroup &group)
{
    std::size_t origin = Matching::none;
    for (const std::size_t risk : group.risks) {
        const std::size_t before = risks.beforeOf(risk);
        if (before == Matching::none)
            continue;
        const std::size_t from = sides.before.risks[before].group;
        if (origin != Matching::none && origin != from)
            return Matching::none;
        origin = from;
    }
    return origin;
}

/// The one risk that was moved among others that kept their order; it moved up where \a isUp.
struct MovedRisk
{
    std::size_t after = Matching::none;
    bool isUp = false;
};

/// \a now: the risks of a group in their order, as indices into the text before; \a was: sorted.
MovedRisk onlyOneMoved(const std::vector<std::size_t> &was, const std::vector<std::size_t> &now)
{
    std::size_t first = 0;
    while (was[first] == now[first])
        ++first;
    std::size_t last = now.size() - 1;
    while (was[last] == now[last])
        --last;
    const auto at = [](const std::vector<std::size_t> &list, std::size_t index) {
        return list.begin() + std::ptrdiff_t(index);
    };
    if (was[last] == now[first] && std::equal(at(was, first), at(was, last), at(now, first + 1)))
        return {now[first], true};
    if (was[first] == now[last] && std::equal(at(now, first), at(now, last), at(was, first + 1)))
        return {now[last], false};
    return {};
}

void tellOrder(const Sides &sides, const Matching &risks, std::size_t before, std::size_t after,
               std::vector<Happening> &out)
{
    const RiskGroup &group = sides.after.groups[after];
    std::vector<std::size_t> now;
    for (const std::size_t risk : group.risks) {
        const std::size_t was = risks.beforeOf(risk);
        if (was != Matching::none && sides.before.risks[was].group == before)
            now.push_back(was);
    }
    if (std::is_sorted(now.begin(), now.end()))
        return;
    std::vector<std::size_t> was = now;
    std::sort(was.begin(), was.end());
    const MovedRisk moved = onlyOneMoved(was, now);
    Happening told;
    told.kind = HappeningKind::RisksReordered;
    told.object = "register";
    told.key = headingOf(sides.after, group);
    told.line = sides.after.lineOf(sides.after.risks[group.risks.front()].span.begin);
    if (moved.after != Matching::none) {
        const Risk &risk = sides.after.risks[risks.afterOf(moved.after)];
        told.object = "risk:" + risk.id;
        told.risks = {risk.id};
        told.title = risk.isNamed ? std::string() : risk.title;
        told.line = sides.after.lineOf(risk.span.begin);
        told.note = moved.isUp ? "up" : "down";
    }
    out.push_back(std::move(told));
}

/// Whether it says where a risk is, and nothing more than that.
bool isOnlyAnotherPlace(const Sides &sides, const Matching &groups, const Risk &was, const Risk &is)
{
    return groups.afterOf(was.group) != is.group && was.form == is.form && was.tier == is.tier
           && was.status == is.status && was.iteration == is.iteration
           && !sides.before.groups[was.group].heading.isEmpty()
           && !sides.after.groups[is.group].heading.isEmpty();
}

Happening textHappening(const Register &reg, const RiskGroup &group, std::string_view note)
{
    Happening told;
    told.kind = HappeningKind::TextChanged;
    told.object = "register";
    told.key = headingOf(reg, group);
    told.note = note;
    told.line = reg.lineOf(group.heading.isEmpty() ? group.span.begin : group.heading.begin);
    return told;
}

} // namespace

Matching matchedGroups(const Sides &sides, const Matching &risks)
{
    const auto &before = sides.before.groups;
    const auto &after = sides.after.groups;
    Matching matching(before.size(), after.size());
    matching.pairByKey([&](std::size_t i) { return nameOf(before[i]); },
                       [&](std::size_t j) { return nameOf(after[j]); });
    // Under another heading it is still the group that its risks are in.
    matching.pairByKey([&](std::size_t i) { return std::to_string(i); },
                       [&](std::size_t j) {
                           const std::size_t origin = originOf(sides, risks, after[j]);
                           return origin == Matching::none ? std::string() : std::to_string(origin);
                       });
    matching.pairNeighbours([&](std::size_t i, std::size_t j) {
        return before[i].label == after[j].label && before[i].risks.empty()
               && after[j].risks.empty();
    });
    return matching;
}

void tellPlaces(const Sides &sides, const Matching &groups, const Matching &risks,
                std::vector<Happening> &out)
{
    for (std::size_t j = 0; j < risks.sizeAfter(); ++j) {
        if (risks.beforeOf(j) == Matching::none)
            continue;
        const Risk &was = sides.before.risks[risks.beforeOf(j)];
        const Risk &is = sides.after.risks[j];
        if (!isOnlyAnotherPlace(sides, groups, was, is))
            continue;
        Happening told;
        told.kind = HappeningKind::RiskMoved;
        told.object = "risk:" + is.id;
        told.key = keys::group;
        told.before = headingOf(sides.before, sides.before.groups[was.group]);
        told.after = headingOf(sides.after, sides.after.groups[is.group]);
        told.risks = {is.id};
        told.line = sides.after.lineOf(is.span.begin);
        told.title = is.isNamed ? std::string() : is.title;
        out.push_back(std::move(told));
    }
    for (std::size_t j = 0; j < groups.sizeAfter(); ++j) {
        if (groups.beforeOf(j) != Matching::none)
            tellOrder(sides, risks, groups.beforeOf(j), j, out);
    }
}

bool tellForm(const Sides &sides, const Matching &risks, std::vector<Happening> &out)
{
    for (std::size_t j = 0; j < risks.sizeAfter(); ++j) {
        const std::size_t i = risks.beforeOf(j);
        const Risk &risk = sides.after.risks[j];
        if (i == Matching::none || sides.before.risks[i].form == risk.form)
            continue;
        Happening told;
        told.object = "register";
        told.line = sides.after.lineOf(risk.span.begin);
        told.note = risk.form == RiskForm::TableRow   ? "Risks written as a table"
                    : risk.form == RiskForm::ListItem ? "Risks written as lists"
                                                      : "Risks written below headings of their own";
        out.push_back(std::move(told));
        return true;
    }
    return false;
}

void tellGroups(const Sides &sides, const Matching &groups, Emptied empty,
                std::vector<Happening> &out)
{
    groups.walk([&](std::size_t i, std::size_t j) {
        if (i == Matching::none || j == Matching::none) {
            const bool isGone = j == Matching::none;
            const Register &reg = isGone ? sides.before : sides.after;
            const RiskGroup &group = reg.groups[isGone ? i : j];
            // A heading alone comes and goes with its risks.
            if (empty == Emptied::Untold && withoutNoneLines(group.markdown).empty())
                return;
            out.push_back(textHappening(reg, group, isGone ? "removed" : "added"));
            out.back().isGone = isGone;
            return;
        }
        const RiskGroup &was = sides.before.groups[i];
        const RiskGroup &is = sides.after.groups[j];
        std::string oldHeading = headingOf(sides.before, was);
        std::string newHeading = headingOf(sides.after, is);
        // What a heading says of its risks is told of them.
        const bool saysTheSame = is.risks.empty()
                                 || (was.tier == is.tier && was.iteration == is.iteration
                                     && was.isFixed == is.isFixed);
        if (oldHeading != newHeading && saysTheSame) {
            out.push_back(textHappening(sides.after, is, "heading"));
            out.back().before = std::move(oldHeading);
            out.back().after = std::move(newHeading);
        }
        if (withoutNoneLines(was.markdown) != withoutNoneLines(is.markdown))
            out.push_back(textHappening(sides.after, is, "edited"));
    });
}

} // namespace loadline::merge
