// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"
#include "core/text.h"

#include <algorithm>
#include <string>
#include <string_view>

/// Small steps over a document's bytes that the readers share. All work on spans of the whole
/// text, so that what they find is a place and not a copy.
namespace loadline::markdown {

using loadline::trimmed;

constexpr bool isSpaceByte(char c)
{
    return isBlankByte(c) || isLineEndByte(c);
}
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// \a span without white space at either end.
inline Span trimmed(std::string_view text, Span span)
{
    while (span.begin < span.end && isSpaceByte(text[span.begin]))
        ++span.begin;
    while (span.end > span.begin && isSpaceByte(text[span.end - 1]))
        --span.end;
    return span;
}

inline std::string_view at(std::string_view text, Span span)
{
    return text.substr(span.begin, span.size());
}

/// The text with every run of white space that holds a line end as one blank.
inline std::string unfolded(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isLineEndByte(text[i])) {
            result += text[i];
            continue;
        }
        while (!result.empty() && isBlankByte(result.back()))
            result.pop_back();
        while (i + 1 < text.size() && isSpaceByte(text[i + 1]))
            ++i;
        result += ' ';
    }
    return result;
}

/// Offset behind the line that holds \a offset, its line ending included.
inline std::size_t nextLine(std::string_view text, std::size_t offset)
{
    std::size_t end = offset;
    while (end < text.size() && !isLineEndByte(text[end]))
        ++end;
    if (end >= text.size())
        return text.size();
    return text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? end + 2 : end + 1;
}

/// Offset of the first byte of the line that holds \a offset.
inline std::size_t lineBegin(std::string_view text, std::size_t offset)
{
    if (offset == 0)
        return 0;
    // A lone CR ends a line, the CR of a CRLF does not do so by itself.
    std::size_t i = offset;
    while (i > 0) {
        const char before = text[i - 1];
        if (before == '\n')
            break;
        if (before == '\r' && !(i < text.size() && text[i] == '\n'))
            break;
        --i;
    }
    return i;
}

/// The lines of \a span without blank ones at either end and without the last line ending.
inline Span withoutBlankEdges(std::string_view text, Span span)
{
    std::size_t begin = span.begin;
    if (begin == 0 && text.starts_with(byteOrderMark))
        begin = std::min(span.end, byteOrderMark.size());
    for (std::size_t i = begin; i < span.end && isSpaceByte(text[i]); ++i)
        if (isLineEndByte(text[i]))
            begin = i + 1;
    const Span inner = trimmed(text, Span{begin, span.end});
    return inner.isEmpty() ? Span{span.end, span.end} : Span{begin, inner.end};
}

/// Whether a line that no other block holds is a thematic break.
inline bool isRuleLine(std::string_view line)
{
    line = trimmed(line);
    std::size_t marks = 0;
    for (const char c : line) {
        if (isBlankByte(c))
            continue;
        if (c != line.front() || (c != '-' && c != '*' && c != '_'))
            return false;
        ++marks;
    }
    return marks >= 3;
}

} // namespace loadline::markdown
