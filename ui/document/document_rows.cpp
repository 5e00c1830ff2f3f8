// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_rows.h"

#include "core/text.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace loadline::ui {

namespace {

constexpr std::size_t contextLines = 3;

std::string_view withoutEnding(std::string_view line)
{
    while (!line.empty() && isLineEndByte(line.back()))
        line.remove_suffix(1);
    return line;
}

} // namespace

DocumentRows::DocumentRows(std::shared_ptr<const TextComparison> comparison, Form form)
    : m_comparison(std::move(comparison))
    , m_form(form)
{
    const std::vector<merge::LineEdit> &edits = m_comparison->edits();
    const bool isWhole = form == Form::Source;
    if (edits.empty() && !isWhole)
        return;
    std::size_t oldLine = 0;
    std::size_t newLine = 0;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        addBetween(oldLine, newLine, edits[i].newBegin - newLine, i == 0 ? 0 : contextLines,
                   contextLines);
        if (isWhole)
            addSource(edits[i]);
        else if (form == Form::Differences)
            addDifference(edits[i]);
        else
            addSideBySide(edits[i]);
        oldLine = edits[i].oldEnd;
        newLine = edits[i].newEnd;
    }
    addBetween(oldLine, newLine, m_comparison->lines(Side::New).size() - newLine, contextLines, 0);
    number();
}

DocumentRows DocumentRows::whole(SharedText before, SharedText after)
{
    return {TextComparison::of(std::move(before), std::move(after)), Form::Source};
}

DocumentRows DocumentRows::differences(SharedText before, SharedText after)
{
    return {TextComparison::of(std::move(before), std::move(after)), Form::Differences};
}

DocumentRows DocumentRows::sideBySide(SharedText before, SharedText after)
{
    return {TextComparison::of(std::move(before), std::move(after)), Form::SideBySide};
}

void DocumentRows::add(Kind kind, std::size_t oldLine, std::size_t newLine, std::size_t lines)
{
    if (lines == 0)
        return;
    Stretch *last = m_stretches.empty() ? nullptr : &m_stretches.back();
    if (last && last->kind == kind && m_takenOut == 0 && kind != Kind::Left) {
        last->lines += std::uint32_t(lines);
        return;
    }
    m_stretches.push_back({kind, std::uint32_t(lines), std::uint32_t(oldLine),
                           std::uint32_t(newLine), std::exchange(m_takenOut, 0), 0});
}

/// Lines that are the same, between two edits or at an end.
void DocumentRows::addBetween(std::size_t oldLine, std::size_t newLine, std::size_t lines,
                              std::size_t head, std::size_t tail)
{
    if (m_form == Form::Source || lines <= head + tail + 1) {
        add(Kind::Same, oldLine, newLine, lines);
        return;
    }
    add(Kind::Same, oldLine, newLine, head);
    add(Kind::Left, oldLine + head, newLine + head, lines - head - tail);
    add(Kind::Same, oldLine + lines - tail, newLine + lines - tail, tail);
}

void DocumentRows::addSource(const merge::LineEdit &edit)
{
    if (edit.newBegin == edit.newEnd)
        m_takenOut = std::uint32_t(edit.oldEnd - edit.oldBegin);
    add(Kind::Added, edit.oldBegin, edit.newBegin, edit.newEnd - edit.newBegin);
}

void DocumentRows::addDifference(const merge::LineEdit &edit)
{
    add(Kind::Removed, edit.oldBegin, edit.newBegin, edit.oldEnd - edit.oldBegin);
    add(Kind::Added, edit.oldBegin, edit.newBegin, edit.newEnd - edit.newBegin);
}

/// Lines that are versions of one another share a row; what lies between them is filled up from
/// above, so that no more rows are half empty than must be.
void DocumentRows::addSideBySide(const merge::LineEdit &edit)
{
    const std::vector<merge::LinePair> &pairs = m_comparison->pairs();
    std::size_t oldLine = edit.oldBegin;
    std::size_t newLine = edit.newBegin;
    const auto fillTo = [&](std::size_t oldEnd, std::size_t newEnd) {
        const std::size_t both = std::min(oldEnd - oldLine, newEnd - newLine);
        add(Kind::Changed, oldLine, newLine, both);
        add(Kind::Removed, oldLine + both, newEnd, oldEnd - oldLine - both);
        add(Kind::Added, oldEnd, newLine + both, newEnd - newLine - both);
        oldLine = oldEnd;
        newLine = newEnd;
    };
    for (; m_nextPair < pairs.size() && pairs[m_nextPair].before < edit.oldEnd; ++m_nextPair) {
        fillTo(pairs[m_nextPair].before, pairs[m_nextPair].after);
        add(Kind::Changed, oldLine++, newLine++, 1);
    }
    fillTo(edit.oldEnd, edit.newEnd);
}

void DocumentRows::number()
{
    m_count = 0;
    m_differences.clear();
    bool isInDifference = false;
    for (Stretch &stretch : m_stretches) {
        stretch.firstRow = std::uint32_t(m_count);
        m_count += stretch.rows();
        const bool differs = stretch.kind != Kind::Same && stretch.kind != Kind::Left;
        if ((differs && !isInDifference) || stretch.takenOut > 0)
            m_differences.push_back(stretch.firstRow);
        isInDifference = differs;
    }
    if (m_takenOut > 0 && m_count > 0
        && (m_differences.empty() || m_differences.back() + 1 < m_count))
        m_differences.push_back(std::uint32_t(m_count - 1));
}

std::size_t DocumentRows::stretchOf(std::size_t row) const
{
    const auto after = std::upper_bound(m_stretches.begin(), m_stretches.end(), row,
                                        [](std::size_t number, const Stretch &stretch) {
                                            return number < stretch.firstRow;
                                        });
    return std::size_t(after - m_stretches.begin()) - 1;
}

DocumentRows::Row DocumentRows::at(std::size_t row) const
{
    const Stretch &stretch = m_stretches[stretchOf(row)];
    const auto index = std::uint32_t(row - stretch.firstRow);
    Row result{stretch.kind, stretch.oldLine, stretch.newLine, 1, 0, false};
    if (stretch.kind == Kind::Left) {
        result.lines = stretch.lines;
        return result;
    }
    if (stretch.kind != Kind::Added)
        result.oldLine += index;
    if (stretch.kind != Kind::Removed)
        result.newLine += index;
    if (index == 0)
        result.takenOut = stretch.takenOut;
    if (m_takenOut > 0 && row + 1 == m_count) {
        result.takenOut = m_takenOut;
        result.isTakenOutAfter = true;
    }
    return result;
}

bool DocumentRows::has(std::size_t row, Side side) const
{
    const Kind kind = at(row).kind;
    return kind != Kind::Left && kind != (side == Side::Old ? Kind::Added : Kind::Removed);
}

Side DocumentRows::sideOf(std::size_t row) const
{
    return at(row).kind == Kind::Removed ? Side::Old : Side::New;
}

std::string_view DocumentRows::text(std::size_t row, Side side) const
{
    if (!has(row, side))
        return {};
    const Row r = at(row);
    return withoutEnding(m_comparison->lines(side)[side == Side::Old ? r.oldLine : r.newLine]);
}

LineTone DocumentRows::tone(std::size_t row, Side side) const
{
    const Row r = at(row);
    return has(row, side) ? m_comparison->tone(side, side == Side::Old ? r.oldLine : r.newLine)
                          : LineTone::Prose;
}

std::optional<std::string_view> DocumentRows::partner(std::size_t row, Side side) const
{
    const Row r = at(row);
    if (r.kind == Kind::Same || !has(row, side))
        return std::nullopt;
    const auto line = m_comparison->partner(side, side == Side::Old ? r.oldLine : r.newLine);
    if (!line)
        return std::nullopt;
    return withoutEnding(m_comparison->lines(side == Side::Old ? Side::New : Side::Old)[*line]);
}

bool DocumentRows::isOnlyEndingChanged(std::size_t row, Side side) const
{
    const auto other = partner(row, side);
    return other && *other == text(row, side);
}

std::size_t DocumentRows::rowOfLine(std::size_t line) const
{
    std::size_t first = 0;
    std::size_t last = m_count;
    while (first < last) {
        const std::size_t middle = std::midpoint(first, last);
        const Row row = at(middle);
        if (row.newLine < line || (row.newLine == line && row.kind == Kind::Removed))
            first = middle + 1;
        else
            last = middle;
    }
    return std::min(first, m_count == 0 ? 0 : m_count - 1);
}

std::optional<std::size_t> DocumentRows::rowLeavingOut(std::size_t line) const
{
    for (const Stretch &stretch : m_stretches) {
        if (stretch.kind == Kind::Left && line >= stretch.newLine
            && line < stretch.newLine + stretch.lines)
            return stretch.firstRow;
    }
    return std::nullopt;
}

std::optional<std::size_t> DocumentRows::nextDifference(std::size_t row, bool backwards) const
{
    if (!backwards) {
        const auto next = std::upper_bound(m_differences.begin(), m_differences.end(), row);
        return next == m_differences.end() ? std::nullopt : std::optional<std::size_t>(*next);
    }
    const auto here = std::lower_bound(m_differences.begin(), m_differences.end(), row);
    return here == m_differences.begin() ? std::nullopt : std::optional<std::size_t>(*(here - 1));
}

void DocumentRows::unfold(std::size_t row)
{
    if (row >= m_count || at(row).kind != Kind::Left)
        return;
    m_stretches[stretchOf(row)].kind = Kind::Same;
    number();
}

void DocumentRows::unfoldAll()
{
    for (Stretch &stretch : m_stretches) {
        if (stretch.kind == Kind::Left)
            stretch.kind = Kind::Same;
    }
    number();
}

} // namespace loadline::ui
