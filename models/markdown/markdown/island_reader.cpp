// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/island.h"

#include "core/text.h"
#include "markdown/fields.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"
#include "markdown/unit_outline.h"
#include "markdown/unit_reader.h"

#include <algorithm>
#include <iterator>

namespace loadline::markdown {

namespace {

using std::size_t;

/// What stands behind a part.
enum class Behind { Doubt, Heading, Rule, Footer, Nothing };

/// The outline from \a begin up to \a end, and what stands there: it is read in one go, since a
/// fence or a paragraph that is left open would swallow it.
struct Bounded
{
    Outline outline;
    Behind behind = Behind::Doubt;
    int levelBehind = 0;
};

bool isBehindBlankLine(std::string_view text, size_t at)
{
    return at > 0 && isBlank(text.substr(lineBegin(text, at - 1), at - lineBegin(text, at - 1)));
}

Bounded outlineUpTo(std::string_view text, Span part)
{
    const size_t lineBehind = nextLine(text, part.end);
    Bounded found{outlineOf(text, {part.begin, lineBehind})};
    if (part.end >= text.size()) {
        found.behind = Behind::Nothing;
        return found;
    }
    auto &[marks, lineStarts] = found.outline;
    if (lineStarts.empty() || lineStarts.back() != part.end || marks.empty()
        || marks.back().line.begin != part.end)
        return found;
    const OutlineMark last = marks.back();
    marks.pop_back();
    lineStarts.pop_back();
    found.levelBehind = last.level;
    if (last.kind == OutlineMark::Heading)
        found.behind = Behind::Heading;
    else if (last.kind == OutlineMark::Rule)
        found.behind = Behind::Rule;
    else if (isBehindBlankLine(text, part.end))
        found.behind = Behind::Footer;
    return found;
}

bool isSameBehind(const Bounded &a, const Bounded &b)
{
    return a.behind != Behind::Doubt && a.behind == b.behind && a.levelBehind == b.levelBehind;
}

/// Whether a heading counts among the document's units as it did.
bool isSameUnit(std::string_view textA, const UnitHeading &a, std::string_view textB,
                const UnitHeading &b)
{
    return equalsIgnoringCase(at(textA, a.unit), at(textB, b.unit))
           && at(textA, a.number) == at(textB, b.number) && a.isRecap == b.isRecap
           && a.title.isEmpty() == b.title.isEmpty();
}

/// An iteration's marks, if it is read by itself: its heading alone names a unit.
struct UnitMarks
{
    Bounded bounded;
    UnitHeading heading;
};

std::optional<UnitMarks> unitMarks(std::string_view text, Span part, int level)
{
    Bounded bounded = outlineUpTo(text, part);
    const std::vector<OutlineMark> &marks = bounded.outline.marks;
    if (marks.empty() || marks.front().line.begin != part.begin || marks.front().level != level)
        return std::nullopt;
    const auto heading = unitAt(text, marks.front());
    const bool isAlone = std::none_of(marks.begin() + 1, marks.end(),
                                      [text](const OutlineMark &mark) {
                                          return unitAt(text, mark).has_value();
                                      });
    if (!heading || !isAlone)
        return std::nullopt;
    return UnitMarks{std::move(bounded), *heading};
}

bool hasFooter(const std::vector<OutlineMark> &marks)
{
    return std::any_of(marks.begin(), marks.end(),
                       [](const OutlineMark &mark) { return mark.kind == OutlineMark::Footer; });
}

size_t headingCount(const std::vector<OutlineMark> &marks)
{
    return size_t(std::count_if(marks.begin(), marks.end(), [](const OutlineMark &mark) {
        return mark.kind == OutlineMark::Heading;
    }));
}

/// A footer ends an iteration only where no section comes behind it, and the lead where there is a
/// section: both must hold whatever the edit does.
bool endsAtFooter(std::string_view text, const UnitMarks &unit, size_t footer, int level)
{
    constexpr size_t longestEnd = 65536;
    if (text.size() - footer > longestEnd || headingCount(unit.bounded.outline.marks) < 2)
        return false;
    for (const OutlineMark &mark : outlineOf(text, {footer, text.size()}).marks)
        if (mark.kind == OutlineMark::Heading)
            return mark.level <= level;
    return true;
}

bool canEnd(std::string_view text, const UnitMarks &unit, size_t end, int level)
{
    switch (unit.bounded.behind) {
    case Behind::Heading:
        return unit.bounded.levelBehind <= level;
    case Behind::Nothing:
        return true;
    case Behind::Footer:
        return !hasFooter(unit.bounded.outline.marks) && endsAtFooter(text, unit, end, level);
    case Behind::Rule:
    case Behind::Doubt:
        return false;
    }
    return false;
}

std::vector<OutlineMark> marksFrom(const std::vector<OutlineMark> &marks, size_t begin)
{
    std::vector<OutlineMark> found;
    std::copy_if(marks.begin(), marks.end(), std::back_inserter(found),
                 [begin](const OutlineMark &mark) { return mark.line.begin >= begin; });
    return found;
}

/// Whether what stands behind the edited stretch has the same marks at the places it moved to.
bool haveSameMarksBehind(const std::vector<OutlineMark> &before, size_t endBefore,
                         const std::vector<OutlineMark> &after, size_t endAfter)
{
    std::vector<OutlineMark> moved = marksFrom(before, endBefore);
    for (OutlineMark &mark : moved) {
        for (Span *span : {&mark.line, &mark.text}) {
            if (mark.kind == OutlineMark::Rule && span == &mark.text)
                continue;
            *span = {span->begin - endBefore + endAfter, span->end - endBefore + endAfter};
        }
    }
    return moved == marksFrom(after, endAfter);
}

} // namespace

std::optional<Iteration> IslandReader::unit() const
{
    const Iteration &was = m_before.iterations[m_island.part];
    const std::string_view textBefore = *m_before.text;
    const std::string_view textAfter = *m_after;
    const auto &[stretchBefore, stretchAfter] = m_island.stretch;
    const size_t end = was.span.end - stretchBefore.end + stretchAfter.end;
    const auto before = unitMarks(textBefore, was.span, was.level);
    if (!before || stretchBefore.end != firstRule(before->bounded.outline.marks, was.span.end))
        return std::nullopt;
    const auto after = unitMarks(textAfter, {stretchAfter.begin, end}, was.level);
    if (!after || !isSameBehind(before->bounded, after->bounded)
        || !canEnd(textBefore, *before, was.span.end, was.level)
        || !canEnd(textAfter, *after, end, was.level)
        || !isSameUnit(textBefore, before->heading, textAfter, after->heading))
        return std::nullopt;
    const std::vector<OutlineMark> &marksBefore = before->bounded.outline.marks;
    const std::vector<OutlineMark> &marksAfter = after->bounded.outline.marks;
    if (stretchAfter.end != firstRule(marksAfter, end)
        || !haveSameMarksBehind(marksBefore, stretchBefore.end, marksAfter, stretchAfter.end))
        return std::nullopt;

    const Register old = readUnit(m_before.text, marksBefore, before->heading, was.span.end);
    Register now = readUnit(m_after, marksAfter, after->heading, end);
    // By itself it must read as it did among the others.
    if (old.iterations.size() != 1 || !(old.iterations.front() == was))
        return std::nullopt;
    if (now.iterations.size() != 1 || now.iterations.front().span.end != end
        || now.others.size() != old.others.size() || !now.groups.empty()
        || now.lastUpdated.size() + now.nextIteration.size() + now.archives.size() > 0)
        return std::nullopt;
    return std::move(now.iterations.front());
}

std::optional<std::vector<Risk>> IslandReader::risks(const std::vector<size_t> &lineStarts) const
{
    const RiskGroup &group = m_before.groups[m_island.part];
    const Span at = m_island.stretch.after;
    const std::vector<BlockLine> lines = scanBlocks(*m_after, at);
    // Where the first line begins no item any more it belongs to the one above the island.
    const bool isFirst = m_island.stretch.before.begin == group.body.begin;
    if (!isFirst && (lines.empty() || !beginsOutermostItem(lines.front())))
        return std::nullopt;
    for (const BlockLine &line : lines)
        if (line.isTopLevel() && line.kind == LineKind::TableHead)
            return std::nullopt;
    Register alone;
    alone.text = m_after;
    alone.lineStarts = lineStarts;
    alone.groups.push_back(group);
    alone.groups.front().risks.clear();
    RiskReader(alone).readBody(0, at, RiskLists::All);
    std::vector<Risk> result;
    for (size_t i = 0; i < alone.risks.size(); ++i) {
        result.push_back(std::move(alone.risks.writable(i)));
        result.back().group = m_island.part;
    }
    return result;
}

std::optional<Field> IslandReader::footer() const
{
    const Field &was = m_before.lastUpdated[m_island.part];
    const auto fieldOf = [&was](std::string_view text, Span line) -> std::optional<FieldText> {
        const auto found = fieldsIn(text, trimmed(text, line));
        if (found.size() != 1 || at(text, found.front().key) != was.key)
            return std::nullopt;
        return found.front();
    };
    const auto before = fieldOf(*m_before.text, m_island.stretch.before);
    const auto after = fieldOf(*m_after, m_island.stretch.after);
    if (!before || !after || before->value != was.valueSpan)
        return std::nullopt;
    return Field{was.key, std::string(at(*m_after, after->value)), m_island.stretch.after,
                 after->value};
}

std::optional<std::vector<size_t>> IslandReader::lineStarts() const
{
    const auto &[stretchBefore, stretchAfter] = m_island.stretch;
    switch (m_island.kind) {
    case Island::Unit:
        return outlineOf(*m_after, stretchAfter).lineStarts;
    case Island::Footer:
        return std::vector<size_t>{stretchAfter.begin};
    case Island::Risks:
        break;
    }
    const std::string_view text = *m_after;
    if (lineBegin(text, stretchAfter.begin) != stretchAfter.begin)
        return std::nullopt; // a line feed behind a lone CR is no line of its own
    const RiskGroup &group = m_before.groups[m_island.part];
    Bounded after = outlineUpTo(text, stretchAfter);
    if (stretchBefore.end == group.body.end) {
        const Bounded before = outlineUpTo(*m_before.text, stretchBefore);
        if (!isSameBehind(before, after))
            return std::nullopt;
    } else {
        // The item behind the island must begin a list item that no other holds.
        const size_t behind = stretchAfter.end;
        const std::vector<BlockLine> lines = scanBlocks(text, {stretchAfter.begin,
                                                               nextLine(text, behind)});
        if (lines.empty() || lines.back().begin != behind || !beginsOutermostItem(lines.back())
            || after.outline.lineStarts.empty() || after.outline.lineStarts.back() != behind)
            return std::nullopt;
        after.outline.lineStarts.pop_back();
    }
    if (!after.outline.marks.empty())
        return std::nullopt;
    return std::move(after.outline.lineStarts);
}

} // namespace loadline::markdown
