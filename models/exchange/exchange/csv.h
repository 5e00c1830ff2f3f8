// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>
#include <string_view>
#include <vector>

/// Tables as comma-separated values (RFC 4180), with no idea of what stands in them.
namespace loadline::exchange {

struct CsvCell
{
    std::string text;
    std::size_t offset = 0; ///< where the cell begins
};
using CsvRow = std::vector<CsvCell>;

/// What may stand between cells; the first is what RFC 4180 says and what is written.
inline constexpr char csvSeparators[] = {',', ';', '\t'};

/// The rows of a text, lines without a cell left out. A byte-order mark is not part of the first
/// cell. Lines end at LF, CRLF or a lone CR; cells in quotes hold any of them.
/// Errors: Refused, with the place, for quotes that don't pair up.
Result<std::vector<CsvRow>> csvRows(std::string_view text, char separator);
/// The first row alone.
Result<CsvRow> csvHeader(std::string_view text, char separator);

/// Adds a row, with CRLF at its end; quotes stand only where a cell needs them.
void appendCsvRow(std::string &text, const std::vector<std::string> &cells);

/// A cell that a spreadsheet does not take for a formula: one that begins with `=`, `+`, `-`, `@`, a
/// tab or CR gets an apostrophe in front, as does one that has an apostrophe there already.
std::string withoutFormula(std::string_view cell);
/// The cell that withoutFormula() was given.
std::string_view formulaGivenBack(std::string_view cell);

} // namespace loadline::exchange
