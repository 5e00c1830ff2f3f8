// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// What a line can begin with. Each of these looks at \a line, the rest of one line from its first
/// character that is no blank, without its line ending.
namespace loadline::markdown::starts {

/// The level of an ATX heading, 0 where there is none.
int headingLevel(std::string_view line);

/// Where the text of an ATX heading stands in its line: behind the opening hashes and before the
/// closing ones.
struct HeadingText
{
    std::size_t begin = 0;
    std::size_t end = 0;
};
HeadingText headingText(std::string_view line, int level);

/// The level that a setext underline gives, 0 where it is none.
int underlineLevel(std::string_view line);

/// A thematic break. \a failedAt receives where it was seen to be none: what begins before that
/// place cannot be one either.
bool isRule(std::string_view line, std::size_t &failedAt);

/// The number of fence characters that open a code block, 0 where none do.
std::size_t fenceLength(std::string_view line);

/// Whether the line closes a fence of \a length characters \a fence.
bool closesFence(std::string_view line, char fence, std::size_t length);

/// A bullet or a number with its delimiter.
struct ListMarker
{
    std::size_t size = 0; ///< 0 where there is none
    char kind = 0; ///< `-`, `*`, `+`, `.` or `)`: items of one list have the same
    bool isOrdered = false;
};
/// \a interruptsParagraph: then an item has to have text, and a number has to be 1.
ListMarker listMarker(std::string_view line, bool interruptsParagraph);

/// Whether this can be the line below a table's head.
bool isTableDelimiter(std::string_view line);

/// The number of cells that a table would see in \a line; 0 where it is no row.
std::size_t tableColumns(std::string_view line);

inline bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Without the white space at its end.
std::string_view trimmedEnd(std::string_view line);

} // namespace loadline::markdown::starts
