// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/text_comparison.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loadline::ui {

/// What the document page lists: the lines of the register as it would be written, or where they
/// differ from another text, one below the other or side by side. It keeps stretches of rows, not
/// rows, so that a register of millions of lines takes as little as what differs in it.
class DocumentRows
{
public:
    enum class Form : std::uint8_t {
        Source, ///< every line of the register; those that the other text does not have are marked
        Differences, ///< what differs and the lines around it, removed lines before added ones
        SideBySide, ///< the same, each removed line in one row with the line that replaced it
    };

    enum class Kind : std::uint8_t {
        Same,
        Added, ///< in the register alone
        Removed, ///< in the other text alone
        Changed, ///< side by side: a removed line and an added one
        Left, ///< stands for lines that are the same and not shown
    };

    struct Row
    {
        Kind kind = Kind::Same;
        std::uint32_t oldLine = 0; ///< index of the line in the other text, or where it would be
        std::uint32_t newLine = 0; ///< index of the line in the register, or where it would be
        std::uint32_t lines = 1; ///< Left: how many
        /// Source: lines taken out before this one, or after it at the end of the text.
        std::uint32_t takenOut = 0;
        bool isTakenOutAfter = false;
    };

    DocumentRows() = default;
    DocumentRows(std::shared_ptr<const TextComparison> comparison, Form form);

    static DocumentRows whole(SharedText before, SharedText after);
    static DocumentRows differences(SharedText before, SharedText after);
    static DocumentRows sideBySide(SharedText before, SharedText after);

    /// Nothing where the rows are of no text.
    const TextComparison *comparison() const { return m_comparison.get(); }
    const std::shared_ptr<const TextComparison> &sharedComparison() const { return m_comparison; }
    Form form() const { return m_form; }

    std::size_t count() const { return m_count; }
    Row at(std::size_t row) const;
    bool has(std::size_t row, Side side) const;
    /// The row's line without its ending; empty where the row has none on that side.
    std::string_view text(std::size_t row, Side side) const;
    /// The line of a row of one text alone, and the register's of others.
    std::string_view text(std::size_t row) const { return text(row, sideOf(row)); }
    Side sideOf(std::size_t row) const;
    LineTone tone(std::size_t row, Side side) const;
    /// The line on the other side that this one replaced or was replaced by, without its ending.
    std::optional<std::string_view> partner(std::size_t row, Side side) const;
    /// The line differs from its partner in its ending alone: seen no other way.
    bool isOnlyEndingChanged(std::size_t row, Side side) const;

    /// The row that shows a line of the register; the nearest one where it is left out.
    std::size_t rowOfLine(std::size_t line) const;
    /// The row that stands for a line of the register which is left out.
    std::optional<std::size_t> rowLeavingOut(std::size_t line) const;
    /// The first row of the next difference, or of the last one before.
    std::optional<std::size_t> nextDifference(std::size_t row, bool backwards) const;

    /// Shows the lines that a row stands for.
    void unfold(std::size_t row);
    void unfoldAll();

private:
    struct Stretch
    {
        Kind kind = Kind::Same;
        std::uint32_t lines = 0;
        std::uint32_t oldLine = 0;
        std::uint32_t newLine = 0;
        std::uint32_t takenOut = 0; ///< before its first line
        std::uint32_t firstRow = 0;

        std::uint32_t rows() const { return kind == Kind::Left ? 1 : lines; }
    };

    void add(Kind kind, std::size_t oldLine, std::size_t newLine, std::size_t lines);
    void addBetween(std::size_t oldLine, std::size_t newLine, std::size_t lines, std::size_t head,
                    std::size_t tail);
    void addSource(const merge::LineEdit &edit);
    void addDifference(const merge::LineEdit &edit);
    void addSideBySide(const merge::LineEdit &edit);
    void number();
    std::size_t stretchOf(std::size_t row) const;

    std::shared_ptr<const TextComparison> m_comparison;
    Form m_form = Form::Source;
    std::vector<Stretch> m_stretches;
    std::vector<std::uint32_t> m_differences; ///< the first row of each
    std::size_t m_count = 0;
    std::uint32_t m_takenOut = 0; ///< before the next stretch, in the end after the last one
    std::size_t m_nextPair = 0; ///< of the comparison's pairs, while rows are made
};

} // namespace loadline::ui
