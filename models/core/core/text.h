// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Small questions about UTF-8 text that every room asks. Cases fold in ASCII alone: keys and words
/// of the format are ASCII, and no result may depend on a locale.
namespace loadline {

inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool isBlankByte(char c)
{
    return c == ' ' || c == '\t';
}
constexpr bool isLineEndByte(char c)
{
    return c == '\n' || c == '\r';
}
constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

/// Without the blanks, tabs and line endings around it.
std::string_view trimmed(std::string_view text);
/// Nothing but blanks, tabs and line endings.
bool isBlank(std::string_view text);

std::string asciiLowered(std::string_view text);
bool equalsIgnoringCase(std::string_view a, std::string_view b);
bool startsWithIgnoringCase(std::string_view text, std::string_view start);

/// A code point and the bytes it takes. A byte that begins none is U+FFFD with size 1; at the end
/// of the text the size is 0.
struct CodePoint
{
    char32_t value = 0;
    std::size_t size = 0;
};
CodePoint codePointAt(std::string_view text, std::size_t offset);
std::size_t codePointCount(std::string_view text);
void appendUtf8(std::string &text, char32_t codePoint);
/// At most \a count code points, with an ellipsis in the place of the rest.
std::string shortened(std::string_view text, std::size_t count);

/// A letter or a digit of any script.
bool isWordCodePoint(char32_t codePoint);
bool isLetterCodePoint(char32_t codePoint);

/// The offset of the first byte that is not part of valid UTF-8. Surrogates, overlong forms and
/// values above U+10FFFF are not valid.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

/// A place for people: line and column from 1, the column in code points. A byte-order mark takes
/// no column.
struct TextPlace
{
    std::size_t line = 1;
    std::size_t column = 1;

    friend bool operator==(const TextPlace &, const TextPlace &) = default;
};
TextPlace placeOf(std::string_view text, std::size_t offset);
/// The column of \a offset in the line that begins at \a lineStart.
std::size_t columnIn(std::string_view text, std::size_t lineStart, std::size_t offset);

enum class LineEnds { Kept, Escaped };
/// Text that cannot steer a terminal: C0 (line feeds and tabs where they are not kept), DEL, C1,
/// bidirectional controls, zero width characters outside emoji, and bytes that are not UTF-8 are
/// spelt out as `\x1B` or `\u{202E}`.
std::string escapedForTerminal(std::string_view text, LineEnds lineEnds = LineEnds::Kept);

/// Without the marks of bold, emphasis and strike-through; code spans and escaped marks keep theirs.
std::string stripEmphasis(std::string_view text);

} // namespace loadline
