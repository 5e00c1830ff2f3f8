// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_rows.h"

#include "core/text.h"
#include "markdown/blocks.h"

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr std::size_t contextLines = 3;

std::string_view withoutEnding(std::string_view line)
{
    while (!line.empty() && isLineEndByte(line.back()))
        line.remove_suffix(1);
    return line;
}

LineTone toneOf(markdown::LineKind kind)
{
    switch (kind) {
    case markdown::LineKind::Heading:
    case markdown::LineKind::SetextText:
    case markdown::LineKind::SetextUnderline:
        return LineTone::Heading;
    case markdown::LineKind::FenceOpen:
    case markdown::LineKind::FenceText:
    case markdown::LineKind::FenceClose:
    case markdown::LineKind::IndentedCode:
    case markdown::LineKind::Html:
        return LineTone::Quiet;
    default:
        return LineTone::Prose;
    }
}

} // namespace

DocumentRows::DocumentRows(SharedText file, SharedText text)
    : m_file(std::move(file))
    , m_text(std::move(text))
    , m_oldLines(merge::linesOf(*m_file))
    , m_newLines(merge::linesOf(*m_text))
{
    for (const std::string_view line : m_newLines)
        m_longest = std::max(m_longest, line.size());
}

DocumentRows DocumentRows::whole(SharedText file, SharedText text)
{
    DocumentRows rows(std::move(file), std::move(text));
    rows.m_rows.reserve(rows.m_newLines.size());
    std::size_t oldLine = 0;
    std::size_t newLine = 0;
    for (const merge::LineEdit &edit : merge::lineEdits(rows.m_oldLines, rows.m_newLines)) {
        rows.addSame(oldLine, newLine, edit.newBegin - newLine);
        rows.addEdit(edit, false);
        oldLine = edit.oldEnd;
        newLine = edit.newEnd;
    }
    rows.addSame(oldLine, newLine, rows.m_newLines.size() - newLine);
    rows.setTones();
    return rows;
}

DocumentRows DocumentRows::differences(SharedText file, SharedText text)
{
    DocumentRows rows(std::move(file), std::move(text));
    for (const std::string_view line : rows.m_oldLines)
        rows.m_longest = std::max(rows.m_longest, line.size());
    const std::vector<merge::LineEdit> edits = merge::lineEdits(rows.m_oldLines, rows.m_newLines);
    if (edits.empty())
        return rows;
    std::size_t oldLine = 0;
    std::size_t newLine = 0;
    const auto between = [&](std::size_t count, std::size_t head, std::size_t tail) {
        if (count > head + tail + 1) {
            rows.addSame(oldLine, newLine, head);
            rows.addLeft(oldLine + head, newLine + head, count - head - tail);
            rows.addSame(oldLine + count - tail, newLine + count - tail, tail);
        } else {
            rows.addSame(oldLine, newLine, count);
        }
    };
    for (std::size_t i = 0; i < edits.size(); ++i) {
        between(edits[i].newBegin - newLine, i == 0 ? 0 : contextLines, contextLines);
        rows.addEdit(edits[i], true);
        oldLine = edits[i].oldEnd;
        newLine = edits[i].newEnd;
    }
    between(rows.m_newLines.size() - newLine, contextLines, 0);
    rows.setTones();
    return rows;
}

void DocumentRows::addSame(std::size_t oldLine, std::size_t newLine, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        m_rows.push_back({Kind::Same, LineTone::Prose, std::uint32_t(oldLine + i),
                          std::uint32_t(newLine + i), noPartner});
}

void DocumentRows::addLeft(std::size_t, std::size_t newLine, std::size_t count)
{
    m_rows.push_back(
        {Kind::Left, LineTone::Prose, std::uint32_t(count), std::uint32_t(newLine), noPartner});
}

void DocumentRows::addEdit(const merge::LineEdit &edit, bool withRemoved)
{
    const std::size_t oldCount = edit.oldEnd - edit.oldBegin;
    const std::size_t newCount = edit.newEnd - edit.newBegin;
    m_added += newCount;
    m_removed += oldCount;
    const std::size_t firstRemoved = m_rows.size();
    const std::size_t firstAdded = firstRemoved + (withRemoved ? oldCount : 0);
    const auto partnerOf = [&](std::size_t first, std::size_t index, std::size_t available) {
        return withRemoved && oldCount == newCount && index < available
                   ? std::uint32_t(first + index)
                   : noPartner;
    };
    for (std::size_t i = 0; withRemoved && i < oldCount; ++i)
        m_rows.push_back({Kind::Removed, LineTone::Prose, std::uint32_t(edit.oldBegin + i),
                          std::uint32_t(edit.newBegin), partnerOf(firstAdded, i, newCount)});
    for (std::size_t i = 0; i < newCount; ++i)
        m_rows.push_back({Kind::Added, LineTone::Prose, std::uint32_t(edit.oldBegin),
                          std::uint32_t(edit.newBegin + i), partnerOf(firstRemoved, i, oldCount)});
}

void DocumentRows::setTones()
{
    markdown::BlockScanner scanner(*m_text);
    markdown::BlockLine line;
    std::size_t number = 0;
    std::size_t row = 0;
    for (; scanner.next(line); ++number) {
        while (row < m_rows.size()
               && (m_rows[row].newLine < number || m_rows[row].kind == Kind::Removed))
            ++row;
        if (row < m_rows.size() && m_rows[row].newLine == number && m_rows[row].kind != Kind::Left)
            m_rows[row].tone = toneOf(line.kind);
    }
}

std::string_view DocumentRows::lineWithEnding(std::size_t row) const
{
    const Row &r = m_rows[row];
    switch (r.kind) {
    case Kind::Left:
        return {};
    case Kind::Removed:
        return m_oldLines[r.oldLine];
    case Kind::Same:
    case Kind::Added:
        return m_newLines[r.newLine];
    }
    return {};
}

std::string_view DocumentRows::text(std::size_t row) const
{
    return withoutEnding(lineWithEnding(row));
}

bool DocumentRows::isOnlyEndingChanged(std::size_t row) const
{
    const std::uint32_t partner = m_rows[row].partner;
    return partner != noPartner && text(row) == text(partner);
}

std::size_t DocumentRows::rowOfLine(std::size_t line) const
{
    const auto found = std::partition_point(m_rows.begin(), m_rows.end(), [line](const Row &row) {
        return row.newLine < line || (row.newLine == line && row.kind == Kind::Removed);
    });
    const auto index = std::size_t(found - m_rows.begin());
    return std::min(index, m_rows.empty() ? 0 : m_rows.size() - 1);
}

} // namespace loadline::ui
