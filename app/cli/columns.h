// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline::cli {

/// The cells that a text takes on a terminal: wide characters take two, marks that combine none.
std::size_t displayWidth(std::string_view text);

/// Lines in aligned columns. What is put in is escaped: a register's text is welcome as it is.
class Columns
{
public:
    struct Cell
    {
        std::string text;
        Tint tint = Tint::None;
    };

    void add(std::vector<Cell> line);
    /// Two blanks between columns, none at the end of a line.
    void print(Output &out, std::string_view indent = {}) const;

private:
    std::vector<std::vector<Cell>> m_lines;
    std::vector<std::size_t> m_widths;
};

} // namespace loadline::cli
