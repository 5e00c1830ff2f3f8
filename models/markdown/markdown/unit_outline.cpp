// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/unit_outline.h"

#include "markdown/fields.h"
#include "markdown/lead.h"
#include "markdown/scan.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace loadline::markdown {

namespace {

std::string unitName(std::string_view text, const UnitHeading &unit)
{
    return asciiLowered(at(text, unit.unit));
}

/// Whether a heading says that what stands below it is told elsewhere.
bool isRecapPart(std::string_view heading)
{
    constexpr std::string_view words[] = {"summary",  "recap",    "overview",
                                          "timeline", "criteria", "checklist"};
    std::string word;
    for (std::size_t i = 0; i <= heading.size(); ++i) {
        if (i < heading.size() && isAsciiLetter(heading[i])) {
            word += asciiLower(heading[i]);
            continue;
        }
        if (std::find(std::begin(words), std::end(words), word) != std::end(words))
            return true;
        word.clear();
    }
    return false;
}

/// Takes out the recaps of units that are named in another way, and a lone one among other units.
void dropRecaps(std::string_view text, Units &units)
{
    std::set<std::string> named;
    std::map<std::string, int> recaps;
    for (const auto &unit : units) {
        if (!unit)
            continue;
        if (unit->isRecap)
            ++recaps[unitName(text, *unit)];
        else
            named.insert(unitName(text, *unit));
    }
    for (auto &unit : units) {
        if (!unit || !unit->isRecap)
            continue;
        const std::string name = unitName(text, *unit);
        if (named.count(name) || (recaps[name] == 1 && !named.empty()))
            unit.reset();
    }
}

/// Takes out what is told again below a summary, or is an item among next steps.
void dropRetold(std::string_view text, const std::vector<OutlineMark> &marks, Units &units)
{
    struct Part
    {
        int level = 0;
        bool isRecap = false;
        bool isPlan = false;
    };
    std::vector<Part> above;
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].kind != OutlineMark::Heading)
            continue;
        const int level = marks[i].level;
        while (!above.empty() && above.back().level >= level)
            above.pop_back();
        const bool isInRecap = !above.empty() && above.back().isRecap;
        const bool isInPlan = !above.empty() && above.back().isPlan;
        Part part{level, isInRecap, isInPlan};
        if (auto &unit = units[i]) {
            const std::pair name{unitName(text, *unit), std::string(at(text, unit->number))};
            if ((isInRecap && seen.count(name)) || (isInPlan && unit->title.isEmpty()))
                unit.reset();
            seen.insert(name);
        } else if (level > 1) {
            const std::string_view words = at(text, marks[i].text);
            part.isRecap = isInRecap || isRecapPart(words);
            part.isPlan = isInPlan || sectionKindFromHeading(words) == SectionKind::NextSteps;
        }
        above.push_back(part);
    }
}

/// Whether metadata below a heading says that it is a unit's and not a title.
bool hasStateOfItsOwn(std::string_view text, const std::vector<OutlineMark> &marks, std::size_t i)
{
    const std::size_t end = i + 1 < marks.size() ? marks[i + 1].line.begin : text.size();
    const auto fields = metadataOf(text, {marks[i].line.end, end});
    return std::any_of(fields.begin(), fields.end(), [](const Field &field) {
        return isStatusKey(field.key) || isPriorityKey(field.key) || isDateKey(field.key);
    });
}

/// Takes out the unit in the document's only level-1 heading, where units stand below it.
void dropTitle(std::string_view text, const std::vector<OutlineMark> &marks, Units &units)
{
    std::optional<std::size_t> top;
    bool hasUnitsBelow = false;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].kind != OutlineMark::Heading)
            continue;
        if (marks[i].level == 1) {
            if (top)
                return;
            top = i;
        }
        hasUnitsBelow = hasUnitsBelow || (top && marks[i].level == 2 && units[i]);
    }
    if (!top || !units[*top] || !hasUnitsBelow)
        return;
    if (units[*top]->status.isEmpty() && !hasStateOfItsOwn(text, marks, *top))
        units[*top].reset();
}

} // namespace

std::optional<UnitHeading> unitAt(std::string_view text, const OutlineMark &mark)
{
    constexpr int deepestUnitHeading = 4;
    const bool canBe = mark.kind == OutlineMark::Heading && mark.level <= deepestUnitHeading;
    return canBe ? unitHeading(text, mark.text) : std::nullopt;
}

Units unitsIn(std::string_view text, const std::vector<OutlineMark> &marks)
{
    Units units;
    units.reserve(marks.size());
    for (const OutlineMark &mark : marks)
        units.push_back(unitAt(text, mark));
    dropRecaps(text, units);
    dropRetold(text, marks, units);
    dropTitle(text, marks, units);
    return units;
}

} // namespace loadline::markdown
