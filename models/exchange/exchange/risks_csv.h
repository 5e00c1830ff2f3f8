// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"
#include "exchange/text_sink.h"

#include <string>
#include <string_view>

/// The risks of a register as a table for spreadsheets, and a register out of such a table. What
/// else a register holds has no place there.
namespace loadline::exchange {

/// A row for each risk in the document's order: ID, Risk, Detail, Tier, Status, Iteration, then a
/// column for each field that any risk has. *Tier Derived* says "yes" where the tier follows from
/// likelihood and impact, *Status Text* holds the status in the register's own words. Cells are safe
/// for spreadsheets (withoutFormula()).
void writeRisksCsv(TextSink &out, const Register &reg);

/// A register that holds a table with the columns and the rows of \a csv, as they are: separated by
/// commas, semicolons or tabs, in any order under any name that is usual in a register. A line break
/// in a cell becomes `<br>`, as in any Markdown table.
/// Errors: Refused, with the place in \a csv, for what is no such table and for what a cell of
/// Markdown cannot hold.
Result<std::string> registerFromCsv(std::string_view csv, std::string_view title);

} // namespace loadline::exchange
