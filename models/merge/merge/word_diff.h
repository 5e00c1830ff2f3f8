// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <string_view>
#include <vector>

namespace loadline::merge {

/// Where two versions of a line differ, in words: spans of bytes of each, in order.
struct WordDifference
{
    std::vector<Span> before;
    std::vector<Span> after;

    friend bool operator==(const WordDifference &, const WordDifference &) = default;
};

/// Compares words, runs of blanks and single other characters; no span cuts a character in two.
/// Changed words with nothing but blanks between them are one span. Lines that have next to nothing
/// in common, and lines too long to compare, differ as a whole.
WordDifference wordDifference(std::string_view before, std::string_view after);

/// A line's words, runs of blanks and other characters, in order: views on the line.
std::vector<std::string_view> wordsOf(std::string_view line);

} // namespace loadline::merge
