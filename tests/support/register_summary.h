// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <string>

/// What was read, as short lines that tables of tests can be written in.
namespace loadline::test {

/// `2 high open 1 Title | detail | Owner=Ines`: name, tier (`-` none, `*` derived), status,
/// iteration (`-` none), title, then detail and fields where there are any.
std::string summaryOf(const Risk &risk);
/// A line for each risk, in the document's order.
std::string risksOf(const Register &reg);
/// `1 completed critical 2026-02-03 Title`, a line for each iteration.
std::string iterationsOf(const Register &reg);
/// `high "High Priority" "Iteration 1 - FIXED" 1 fixed: 2 3`, a line for each group.
std::string groupsOf(const Register &reg);

} // namespace loadline::test
