// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <string_view>
#include <vector>

namespace loadline::ui {

/// Where two versions of a part differ, in words: spans of bytes of each, in order. A line without a
/// counterpart differs as a whole.
struct PartDifference
{
    std::vector<Span> before;
    std::vector<Span> after;
};

PartDifference differenceOf(std::string_view before, std::string_view after);

/// What either of two lists covers, in order; nothing is in it twice.
std::vector<Span> united(std::vector<Span> some, const std::vector<Span> &others);

} // namespace loadline::ui
