// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace loadline::markdown {

/// A place at which a document turns to something else.
struct OutlineMark
{
    enum Kind : std::uint8_t {
        Heading,
        Rule,
        Footer, ///< a line with *Last Updated*, *Next Iteration* or *Archive*
    };
    Kind kind = Heading;
    std::uint8_t level = 0;
    Span line; ///< with its line ending; of a setext heading all its lines
    Span text; ///< a heading's text, a footer's content

    friend bool operator==(const OutlineMark &, const OutlineMark &) = default;
};

struct Outline
{
    std::vector<OutlineMark> marks;
    std::vector<std::size_t> lineStarts;
};

/// One pass over the document: its top-level headings, rules and footers, in order.
Outline outlineOf(std::string_view text);
/// The same of a stretch that begins where nothing is open: at a heading's line, or behind one.
Outline outlineOf(std::string_view text, Span stretch);

} // namespace loadline::markdown
