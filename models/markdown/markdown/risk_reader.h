// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/blocks.h"
#include "markdown/headings.h"

namespace loadline::markdown {

/// Reads risks into the groups of a register that is being read: list items, rows of tables,
/// headings with fields below them. It adds to Register::risks and to their group, nothing else.
class RiskReader
{
public:
    explicit RiskReader(Register &reg);

    /// Reads the list items and table rows that stand in \a body. Returns how many were risks.
    std::size_t readBody(std::size_t group, Span body);

    /// Adds a risk that has a heading of its own. \a span runs to where the risk ends, \a body is
    /// the text right below the heading, where its fields stand.
    void readHeading(std::size_t group, const RiskHeading &heading, Span span, Span body);

private:
    void readItem(std::size_t group, const std::vector<BlockLine> &lines, std::size_t first,
                  std::size_t end);
    void readTable(std::size_t group, const std::vector<BlockLine> &lines, std::size_t first,
                   std::size_t end);
    void add(std::size_t group, Risk risk);

    Register &m_register;
    std::string_view m_text;
};

/// Fields in the lines of a block: paragraphs, first-level bullets, rows of two-column tables.
std::vector<Field> fieldsInLines(std::string_view text, const std::vector<BlockLine> &lines,
                                 std::size_t first, std::size_t end, unsigned itemDepth);

/// The name's last integer.
std::optional<int> numberOfName(std::string_view name);

/// Whether a block line begins a list item that no other item holds.
inline bool beginsOutermostItem(const BlockLine &line)
{
    return line.startsItem() && line.items == line.itemsOpened && line.quotes == 0;
}

/// One past the last line of the item that begins at \a first: its nested lines are part of it,
/// blank lines behind it are not.
std::size_t endOfItem(const std::vector<BlockLine> &lines, std::size_t first);

} // namespace loadline::markdown
