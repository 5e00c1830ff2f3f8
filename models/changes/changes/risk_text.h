// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/draft.h"
#include "markdown/tables.h"

#include <optional>
#include <string>

/// How a risk is written in each of its forms: a list item, a row of a table, a heading.
namespace loadline::changes {

/// What a risk's own text says of it.
struct RiskState
{
    RiskStatus status = RiskStatus::Open;
    std::optional<int> iteration; ///< written as a plan, or as who fixed it
};

/// The lines of a list item with another state: struck and marked as it demands.
std::string listItemWith(const Register &reg, const Risk &risk, const RiskState &state);

/// Gives a risk another state where it stands, in its own form.
void writeState(Draft &draft, const Risk &risk, const RiskState &state);

/// Refuses a title that would be read as more than a title: with a detail, a plan, a mark or a
/// strike of its own, whatever stands behind it now.
Result<void> checkTitle(std::string_view title);

/// Refuses a text that cannot be struck since it is struck in part already.
Result<void> checkCanBeStruck(const Register &reg, const Risk &risk);

/// Writes a plan into a risk that stays where it is, or takes it out.
void writePlan(Draft &draft, const Risk &risk, std::optional<int> iteration);

/// Title and detail as the document has them, without strike, mark and plan.
std::string contentOf(const Register &reg, const Risk &risk);

/// A row of a risk table, with what its columns mean.
struct RiskRow
{
    std::vector<std::string> header;
    std::vector<markdown::RiskColumn> columns;
    std::vector<Span> cells;
    std::vector<std::optional<std::size_t>> widths; ///< of columns that are aligned, in code points
    bool hasColumn(markdown::RiskColumn column) const;
    std::size_t indexOf(markdown::RiskColumn column) const;
};
RiskRow rowOf(const Register &reg, const Risk &risk);
/// The row of a table that sums up a risk with a heading.
RiskRow rowOf(const Register &reg, const SummaryRow &summary);

/// Replaces the text of a cell, where the row has the column; it keeps the width of an aligned column where the new text fits.
void writeCell(Draft &draft, const RiskRow &row, markdown::RiskColumn column,
               std::string_view value);
void writeCell(Draft &draft, const RiskRow &row, std::size_t index, std::string_view value);

/// A value with the blanks around it that a cell of the column has.
std::string paddedCell(std::string_view was, std::string_view value,
                       std::optional<std::size_t> width);

/// How a table's iteration column says an iteration: `2` or `Iteration 2`; none likewise.
std::string iterationCell(const Register &reg, const Risk &risk, std::optional<int> iteration);

/// A tier in the words that a cell or field has: its case, its emoji.
std::string tierWordLike(std::string_view like, Tier tier);

/// A word for a state, in the way that the status cells (lines) of the document's other risks of
/// the same form have it.
std::string statusWord(const Register &reg, const Risk &risk, RiskStatus status);

/// The line that holds a field of a list item or heading, in the form of its neighbours.
void writeField(Draft &draft, const Risk &risk, std::string_view key, std::string_view value);

inline constexpr std::string_view planArrow = " → Iteration ";

} // namespace loadline::changes
