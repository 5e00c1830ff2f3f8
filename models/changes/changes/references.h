// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <string>
#include <vector>

namespace loadline::changes {

/// A mention of a risk or an iteration in the text of a register.
struct Reference
{
    bool isIteration = false;
    std::string name; ///< "3", "R-003"; of an iteration its number
    Span at; ///< the name alone
};

/// Where an iteration's heading has its number.
Span numberSpan(const Register &reg, const Iteration &iteration);
/// Where a risk has its name; empty where it has none.
Span nameSpan(const Register &reg, const Risk &risk);

/// All mentions, ascending, of names that the register has. The names themselves, code, comments
/// and the line of an archive are none.
std::vector<Reference> referencesIn(const Register &reg);

} // namespace loadline::changes
