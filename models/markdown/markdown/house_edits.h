// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/register.h"
#include "markdown/blocks.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What house form would change in a document, topic by topic. Pieces of inHouseForm().
namespace loadline::markdown {

/// Splices that only make sense together: the bullets of one list, the lines of one block.
using HouseEdit = std::vector<Splice>;

/// A document while house form looks at it: what was read, and its lines.
class HouseDraft
{
public:
    explicit HouseDraft(const Register &reg);

    const Register &reg() const { return m_register; }
    std::string_view text() const { return m_text; }
    const std::vector<BlockLine> &lines() const { return m_lines; }
    const std::string &lineEnd() const { return m_lineEnd; }

    /// Nothing but blanks, outside code, quotes and HTML.
    bool isGap(std::size_t line) const;
    /// Index of the first line that begins at \a offset or behind it.
    std::size_t lineFrom(std::size_t offset) const;
    /// The nearest line before \a line that is not blank; \a line where there is none.
    std::size_t textLineBefore(std::size_t line) const;
    /// The nearest line from \a line on that is not blank; the number of lines where there is none.
    std::size_t textLineFrom(std::size_t line) const;

    /// Asks for \a count blank lines between \a line and the text before it.
    void wantBlanksBefore(std::size_t line, std::size_t count);
    /// The same, and what else stands in that gap gives way to \a between, a line of its own.
    void wantBetween(std::size_t before, std::size_t line, std::string_view between);

    void add(HouseEdit edit);
    /// All edits in the order of the document, those that change nothing left out.
    std::vector<HouseEdit> takeEdits();

private:
    const Register &m_register;
    std::string_view m_text;
    std::vector<BlockLine> m_lines;
    std::string m_lineEnd;
    std::map<std::size_t, std::size_t> m_blanks; ///< by the line behind the gap
    std::vector<HouseEdit> m_edits;
};

/// The line ending that most lines have; a line feed where no other leads.
std::string_view prevailingLineEnd(std::string_view text);

/// Metadata lines of the register, its iterations and its footers.
void addMetadataEdits(HouseDraft &draft);
/// Markers and gaps of the lists in typed sections and risk groups.
void addListEdits(HouseDraft &draft);
/// Blank lines around headings, rules and blocks, and the end of the document.
void addGapEdits(HouseDraft &draft);

/// All that a register says, without lines, spans, raw status texts and how it is written: equal
/// for two documents that read the same.
std::string meaningOf(const Register &reg);

} // namespace loadline::markdown
