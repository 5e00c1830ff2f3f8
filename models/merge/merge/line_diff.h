// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <cstddef>
#include <string_view>
#include <vector>

/// What differs between two texts, line by line.
namespace loadline::merge {

/// Lines with their endings: LF, CRLF or a lone CR. Only the last may have none. No lines: no text.
using Lines = std::vector<std::string_view>;
Lines linesOf(std::string_view text);

/// Lines [oldBegin, oldEnd) give way to lines [newBegin, newEnd). Either may be empty.
struct LineEdit
{
    std::size_t oldBegin = 0;
    std::size_t oldEnd = 0;
    std::size_t newBegin = 0;
    std::size_t newEnd = 0;

    friend bool operator==(const LineEdit &, const LineEdit &) = default;
};

/// The fewest edits from one to the other, in order, touching ones joined. Where texts differ in
/// thousands of lines, lines that each has once are taken for the same, and the fewest are looked
/// for between them alone.
std::vector<LineEdit> lineEdits(const Lines &before, const Lines &after);

/// How many bytes two texts are known to have in common from their starts, and up to their ends.
struct CommonEnds
{
    std::size_t prefix = 0;
    std::size_t suffix = 0;

    /// One of the texts is another one by now, which \a splices made of it; it has \a size bytes.
    void follow(const std::vector<Splice> &splices, std::size_t size);
};

/// How many lines of \a after are not in \a before as they are; lines that were only taken out
/// count as well. What is \a known is not compared again, and is all that there is afterwards.
std::size_t differingLines(std::string_view before, std::string_view after,
                           CommonEnds *known = nullptr);

} // namespace loadline::merge
