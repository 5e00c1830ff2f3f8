// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline::markdown {

/// The cells of a table row between its pipes, with the blanks around their text. A pipe behind a
/// backslash is part of its cell.
std::vector<Span> cellsIn(std::string_view text, Span row);

/// A cell's text as it is meant: trimmed, `\|` read as `|`.
std::string cellText(std::string_view text, Span cell);

/// What is written in a cell, with `\|` read as `|`.
std::string unescapedCell(std::string_view written);

/// A value as it is written in a cell.
std::string escapedForCell(std::string_view value);

/// What a column of a risk table holds.
enum class RiskColumn { Id, Title, Detail, Tier, Likelihood, Impact, Status, Iteration, Field };

/// The columns of a table's header, or nothing where it is no table of risks.
std::vector<RiskColumn> riskColumns(const std::vector<std::string> &header);

/// Whether a column says what is done about a risk, and by whom: a table of risks has one.
bool isTreatmentColumn(const std::string &header);

} // namespace loadline::markdown
