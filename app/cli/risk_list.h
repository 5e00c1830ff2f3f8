// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/columns.h"

#include "core/register.h"

#include <vector>

namespace loadline::cli {

/// "3  high  open  for 2  title - detail"; a tier in brackets is derived.
std::vector<Columns::Cell> lineOf(const Risk &risk);

/// "2  completed  critical  2025-12-19  title"
std::vector<Columns::Cell> lineOf(const Iteration &iteration);

} // namespace loadline::cli
