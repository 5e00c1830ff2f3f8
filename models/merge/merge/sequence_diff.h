// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/line_diff.h"

#include <cstdint>
#include <vector>

namespace loadline::merge {

/// Things that are compared, each as a number: equal ones have the same. Numbers are small, as they
/// are given out one by one.
using Sequence = std::vector<std::uint32_t>;

/// The fewest edits from one to the other, in order, touching ones joined. Where there are
/// thousands of differences, things that each has once are taken for the same, and the fewest edits
/// are looked for between them: time and memory grow with the size alone.
std::vector<LineEdit> sequenceEdits(const Sequence &before, const Sequence &after);

/// Indices of the longest part of \a values that ascends, in order.
std::vector<std::size_t> longestAscent(const Sequence &values);

} // namespace loadline::merge
