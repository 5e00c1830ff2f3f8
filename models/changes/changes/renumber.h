// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

#include <string>
#include <vector>

namespace loadline::changes {

enum class RenumberScope {
    Duplicates, ///< a name given once more gets the next free number; every other name stays
    All, ///< numbers from 1 in the document's order, above those that are archived
};

/// A place in the text that names a risk or an iteration.
struct NamedPlace
{
    std::size_t line = 0; ///< from 1, before the change
    std::string was; ///< "risk 3", "iteration 2"
    std::string now; ///< "risk 4"; the same where it was left
};

struct Renumbering
{
    Change change;
    std::vector<NamedPlace> names; ///< risks and iterations that have another name now
    std::vector<NamedPlace> references; ///< that were rewritten with them
    std::vector<NamedPlace> left; ///< that cite a name given twice: nobody can tell which they mean
};

/// Gives risks and iterations other numbers, and rewrites what cites them: `#3`, `risk 3`, `R-003`,
/// `Iteration 2`, a column or field that holds an iteration. Code and HTML comments stay, as do
/// references to a name that is given twice.
Result<Renumbering> renumber(const Register &reg, RenumberScope scope);

} // namespace loadline::changes
