// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "merge/line_diff.h"
#include "merge/line_pairs.h"
#include "ui/document/markdown_formats.h"

#include <memory>
#include <optional>
#include <vector>

namespace loadline::ui {

/// The two texts of a comparison: what is compared with, and the register as it would be written.
enum class Side : std::uint8_t { Old, New };

/// Two texts, their lines and where they differ: what every form of the document page stands on.
/// It is made once and never changes, so that it may be made beside the window and shared. The
/// lines are views on the texts.
class TextComparison
{
public:
    static std::shared_ptr<const TextComparison> of(SharedText before, SharedText after);

    const SharedText &text(Side side) const { return side == Side::Old ? m_before : m_after; }
    const merge::Lines &lines(Side side) const { return side == Side::Old ? m_old : m_new; }
    const std::vector<merge::LineEdit> &edits() const { return m_edits; }
    /// The pairs of lines that are versions of one another, among those that differ.
    const std::vector<merge::LinePair> &pairs() const { return m_pairs; }
    /// The line of the other side that a line replaced or was replaced by.
    std::optional<std::size_t> partner(Side side, std::size_t line) const;

    LineTone tone(Side side, std::size_t line) const;
    /// The longest line in bytes.
    std::size_t longest(Side side) const { return side == Side::Old ? m_longestOld : m_longestNew; }

    std::size_t added() const { return m_added; }
    std::size_t removed() const { return m_removed; }
    /// A line changed counts once.
    std::size_t differing() const { return m_differing; }

private:
    TextComparison(SharedText before, SharedText after);

    SharedText m_before;
    SharedText m_after;
    merge::Lines m_old;
    merge::Lines m_new;
    std::vector<LineTone> m_oldTones;
    std::vector<LineTone> m_newTones;
    std::vector<merge::LineEdit> m_edits;
    std::vector<merge::LinePair> m_pairs;
    std::size_t m_longestOld = 0;
    std::size_t m_longestNew = 0;
    std::size_t m_added = 0;
    std::size_t m_removed = 0;
    std::size_t m_differing = 0;
};

} // namespace loadline::ui
