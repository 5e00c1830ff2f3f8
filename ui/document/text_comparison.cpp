// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/text_comparison.h"

#include "markdown/blocks.h"

#include <algorithm>

namespace loadline::ui {

namespace {

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

std::vector<LineTone> tonesOf(std::string_view text, std::size_t lines)
{
    std::vector<LineTone> tones;
    tones.reserve(lines);
    markdown::BlockScanner scanner(text);
    markdown::BlockLine line;
    while (scanner.next(line))
        tones.push_back(toneOf(line.kind));
    tones.resize(lines, LineTone::Prose);
    return tones;
}

std::size_t longestOf(const merge::Lines &lines)
{
    std::size_t longest = 0;
    for (const std::string_view line : lines)
        longest = std::max(longest, line.size());
    return longest;
}

} // namespace

std::shared_ptr<const TextComparison> TextComparison::of(SharedText before, SharedText after)
{
    return std::shared_ptr<const TextComparison>(
        new TextComparison(std::move(before), std::move(after)));
}

TextComparison::TextComparison(SharedText before, SharedText after)
    : m_before(std::move(before))
    , m_after(std::move(after))
    , m_new(merge::linesOf(*m_after))
    , m_newTones(tonesOf(*m_after, m_new.size()))
    , m_longestNew(longestOf(m_new))
{
    if (m_before == m_after) {
        m_old = m_new;
        m_oldTones = m_newTones;
        m_longestOld = m_longestNew;
        return;
    }
    m_old = merge::linesOf(*m_before);
    m_oldTones = tonesOf(*m_before, m_old.size());
    m_longestOld = longestOf(m_old);
    m_edits = merge::lineEdits(m_old, m_new);
    for (const merge::LineEdit &edit : m_edits) {
        const std::vector<merge::LinePair> pairs = merge::linePairs(m_old, m_new, edit);
        m_pairs.insert(m_pairs.end(), pairs.begin(), pairs.end());
        const std::size_t removed = edit.oldEnd - edit.oldBegin;
        const std::size_t added = edit.newEnd - edit.newBegin;
        m_removed += removed;
        m_added += added;
        m_differing += std::max(removed, added);
    }
}

std::optional<std::size_t> TextComparison::partner(Side side, std::size_t line) const
{
    const auto from = side == Side::Old ? &merge::LinePair::before : &merge::LinePair::after;
    const auto to = side == Side::Old ? &merge::LinePair::after : &merge::LinePair::before;
    const auto pair = std::lower_bound(m_pairs.begin(), m_pairs.end(), line,
                                       [from](const merge::LinePair &each, std::size_t number) {
                                           return each.*from < number;
                                       });
    if (pair == m_pairs.end() || (*pair).*from != line)
        return std::nullopt;
    return (*pair).*to;
}

LineTone TextComparison::tone(Side side, std::size_t line) const
{
    return (side == Side::Old ? m_oldTones : m_newTones)[line];
}

} // namespace loadline::ui
