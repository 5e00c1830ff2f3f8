// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/register_diff.h"

#include <string>
#include <vector>

namespace loadline::merge {

/// What was done, as commits say it: "Plan", risks 3 and 4, " for iteration 5".
struct Deed
{
    enum class To { Iteration, Risk, Register };
    std::string verb = "Update";
    To to = To::Register;
    std::vector<std::string> names;
    std::string unit; ///< of iterations
    std::string tail;
    std::string alone; ///< what the subject adds where there is nothing else to say
};

Deed deedOf(const Happening &happening);
/// What a subject adds to "Update risk 3" of a field: ": Owner Ines". Nothing of a long text.
std::string changeAlone(const Happening &happening);

} // namespace loadline::merge
