// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/blocks.h"
#include "markdown/headings.h"

#include <optional>
#include <string_view>
#include <vector>

namespace loadline::markdown {

/// What of a stretch of text may be a risk, beside the rows of tables.
enum class RiskLists {
    All, ///< the items of its lists are risks
    None, ///< they are not
    TablesThatSayRisk, ///< nor are the rows of a table whose header does not speak of risks
};

/// Reads risks into the groups of a register that is being read: list items, rows of tables,
/// headings with fields below them. It adds to Register::risks and to their group, nothing else.
class RiskReader
{
public:
    explicit RiskReader(Register &reg);

    /// Reads the table rows and list items that stand in \a body. Returns how many were risks.
    std::size_t readBody(std::size_t group, Span body, RiskLists lists);

    /// A risk that has a heading of its own, below it \a group. \a span runs to where it ends,
    /// \a body is the text right below the heading, where its fields stand.
    Risk riskOf(const RiskGroup &group, const RiskHeading &heading, Span span, Span body) const;
    void add(std::size_t group, Risk risk);

private:
    void readItem(std::size_t group, const std::vector<BlockLine> &lines, std::size_t first,
                  std::size_t end, bool isBetweenProse);
    void readTable(std::size_t group, const std::vector<BlockLine> &lines, std::size_t first,
                   std::size_t end, RiskLists lists);
    struct Table;
    static bool isSurelyOfRisks(const Table &table);
    std::optional<Risk> rowRisk(const RiskGroup &group, const Table &table,
                                const BlockLine &line) const;

    Register &m_register;
    std::string_view m_text;
    bool m_hasRecords = false; ///< a risk with a row or a heading of its own has been read
};

/// Fields in the lines of a block: paragraphs, first-level bullets, rows of two-column tables.
std::vector<Field> fieldsInLines(std::string_view text, const std::vector<BlockLine> &lines,
                                 std::size_t first, std::size_t end, unsigned itemDepth);

/// The fields that say how likely a risk is and what it would cost, by any of their usual names;
/// null where there is none.
const Field *likelihoodOf(const Risk &risk);
const Field *impactOf(const Risk &risk);

/// What they say, from 1 to 5; nothing where it is no rating.
struct Ratings
{
    std::optional<int> likelihood;
    std::optional<int> impact;
};
Ratings ratingsOf(const Risk &risk);

/// Derives the tier that nobody gave from the fields likelihood and impact (FORMAT 8).
void deriveTier(Risk &risk);

/// The field that says a risk's tier in a word, where one does: "Severity", "Inherent Risk Score".
const Field *tierFieldOf(const std::vector<Field> &fields);

/// The tier of a rating that may have a number before its word: "20 — Critical", "10 (moderate)".
std::optional<Tier> tierFromRating(std::string_view text);

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
