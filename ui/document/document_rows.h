// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "merge/line_diff.h"
#include "ui/document/markdown_formats.h"

#include <cstdint>
#include <string>
#include <vector>

namespace loadline::ui {

/// What the document page lists: the lines of the register as it would be written, or where they
/// differ from the file. Rows are indices into the two texts, so that a register of millions of
/// lines takes as many small numbers and no text of its own.
class DocumentRows
{
public:
    enum class Kind : std::uint8_t {
        Same,
        Added, ///< in the register, not in the file
        Removed, ///< in the file, not in the register
        Left, ///< stands for lines that are the same and not shown
    };

    struct Row
    {
        Kind kind = Kind::Same;
        LineTone tone = LineTone::Prose;
        std::uint32_t oldLine = 0; ///< index of the line in the file; Left: how many lines
        std::uint32_t newLine = 0; ///< index of the line in the register
        std::uint32_t partner = noPartner; ///< the row of the line that this one replaces
    };
    static constexpr std::uint32_t noPartner = 0xffffffff;

    DocumentRows() = default;

    /// Every line of the register; those that the file does not have are marked.
    static DocumentRows whole(SharedText file, SharedText text);
    /// Only what differs, with the lines around it.
    static DocumentRows differences(SharedText file, SharedText text);

    std::size_t count() const { return m_rows.size(); }
    const Row &at(std::size_t row) const { return m_rows[row]; }
    /// The row's line without its ending; empty for Left.
    std::string_view text(std::size_t row) const;
    /// The ending, where it differs from that of the line's partner: seen no other way.
    bool isOnlyEndingChanged(std::size_t row) const;
    /// The longest line in bytes.
    std::size_t longest() const { return m_longest; }
    std::size_t added() const { return m_added; }
    std::size_t removed() const { return m_removed; }
    /// The row that shows a line of the register; the nearest one where it is left out.
    std::size_t rowOfLine(std::size_t line) const;

private:
    DocumentRows(SharedText file, SharedText text);
    void addSame(std::size_t oldLine, std::size_t newLine, std::size_t count);
    void addLeft(std::size_t oldLine, std::size_t newLine, std::size_t count);
    void addEdit(const merge::LineEdit &edit, bool withRemoved);
    void setTones();
    std::string_view lineWithEnding(std::size_t row) const;

    SharedText m_file;
    SharedText m_text;
    merge::Lines m_oldLines;
    merge::Lines m_newLines;
    std::vector<Row> m_rows;
    std::size_t m_longest = 0;
    std::size_t m_added = 0;
    std::size_t m_removed = 0;
};

} // namespace loadline::ui
