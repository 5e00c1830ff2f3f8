// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/line_diff.h"

#include <cstddef>
#include <vector>

namespace loadline::merge {

/// A line and the line that it became, as indices into the two texts.
struct LinePair
{
    std::size_t before = 0;
    std::size_t after = 0;

    friend bool operator==(const LinePair &, const LinePair &) = default;
};

/// Which lines of an edit are versions of one another, by the words that they share: what may stand
/// side by side with its words compared. In order, none crossing another. Where an edit is too large
/// to try all against all, line is held against line.
std::vector<LinePair> linePairs(const Lines &before, const Lines &after, const LineEdit &edit);

} // namespace loadline::merge
