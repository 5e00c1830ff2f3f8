// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <QChar>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace loadline {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t zeroWidthJoiner = 0x200D;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The size of the valid sequence at \a offset, 0 where there is none.
std::size_t sequenceSize(std::string_view text, std::size_t offset)
{
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned first = byte(offset);
    if (first < 0x80)
        return offset < text.size() ? 1 : 0;
    const unsigned second = byte(offset + 1);
    const auto follows = [](unsigned b) { return (b & 0xC0) == 0x80; };
    if (first < 0xC2 || first > 0xF4 || !follows(second))
        return 0;
    if (first < 0xE0)
        return 2;
    if (!follows(byte(offset + 2)))
        return 0;
    if (first < 0xF0) {
        const bool isOverlong = first == 0xE0 && second < 0xA0;
        const bool isSurrogate = first == 0xED && second > 0x9F;
        return isOverlong || isSurrogate ? 0 : 3;
    }
    const bool isOverlong = first == 0xF0 && second < 0x90;
    const bool isTooLarge = first == 0xF4 && second > 0x8F;
    return isOverlong || isTooLarge || !follows(byte(offset + 3)) ? 0 : 4;
}

/// Changes the order or hides the presence of what stands around it.
bool isInvisibleControl(char32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF;
}

void appendHex(std::string &out, char32_t value, int digits)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    int shift = 20;
    while (shift > 0 && shift / 4 >= digits && (value >> shift) == 0)
        shift -= 4;
    for (; shift >= 0; shift -= 4)
        out += hex[(value >> shift) & 0xF];
}

void appendEscaped(std::string &out, char32_t c)
{
    if (c < 0x100) {
        out += "\\x";
        appendHex(out, c, 2);
    } else {
        out += "\\u{";
        appendHex(out, c, 4);
        out += '}';
    }
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return isBlankByte(c) || isLineEndByte(c); };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

bool isBlank(std::string_view text)
{
    return trimmed(text).empty();
}

std::string asciiLowered(std::string_view text)
{
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), asciiLower);
    return lowered;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && startsWithIgnoringCase(a, b);
}

bool startsWithIgnoringCase(std::string_view text, std::string_view start)
{
    return text.size() >= start.size()
           && std::equal(start.begin(), start.end(), text.begin(),
                         [](char a, char b) { return asciiLower(a) == asciiLower(b); });
}

CodePoint codePointAt(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return {};
    const std::size_t size = sequenceSize(text, offset);
    if (size == 0)
        return {replacement, 1};
    const auto first = static_cast<unsigned char>(text[offset]);
    if (size == 1)
        return {first, 1};
    char32_t value = first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i)
        value = (value << 6) | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
    return {value, size};
}

std::size_t codePointCount(std::string_view text)
{
    return std::size_t(
        std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

void appendUtf8(std::string &text, char32_t c)
{
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | (c >> 6));
        add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | (c >> 12));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | (c >> 18));
        add(0x80 | ((c >> 12) & 0x3F));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    }
}

std::string shortened(std::string_view text, std::size_t count)
{
    std::size_t at = 0;
    for (std::size_t n = 0; n < count && at < text.size(); ++n)
        at += codePointAt(text, at).size;
    if (at >= text.size())
        return std::string(text);
    return std::string(text.substr(0, at)) + "…";
}

bool isLetterCodePoint(char32_t c)
{
    return c < 0x80 ? isAsciiLetter(char(c)) : QChar::isLetter(c);
}

bool isWordCodePoint(char32_t c)
{
    return c < 0x80 ? isAsciiLetter(char(c)) || isAsciiDigit(char(c)) : QChar::isLetterOrNumber(c);
}

std::optional<std::size_t> firstInvalidUtf8(std::string_view text)
{
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    std::size_t at = 0;
    while (at < text.size()) {
        // Registers are nearly all ASCII: eight bytes at a time while that holds.
        std::uint64_t word = 0;
        while (at + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + at, sizeof word);
            if (word & highBits)
                break;
            at += sizeof word;
        }
        if (at >= text.size())
            break;
        const std::size_t size = sequenceSize(text, at);
        if (size == 0)
            return at;
        at += size;
    }
    return std::nullopt;
}

TextPlace placeOf(std::string_view text, std::size_t offset)
{
    offset = std::min(offset, text.size());
    TextPlace place;
    std::size_t lineStart = 0;
    for (std::size_t at = 0; at < offset; ++at) {
        const bool endsLine = text[at] == '\n'
                              || (text[at] == '\r'
                                  && (at + 1 >= text.size() || text[at + 1] != '\n'));
        if (endsLine) {
            ++place.line;
            lineStart = at + 1;
        }
    }
    place.column = columnIn(text, lineStart, offset);
    return place;
}

std::size_t columnIn(std::string_view text, std::size_t lineStart, std::size_t offset)
{
    offset = std::min(offset, text.size());
    std::string_view before = text.substr(lineStart, offset - lineStart);
    if (lineStart == 0 && before.starts_with(byteOrderMark))
        before.remove_prefix(byteOrderMark.size());
    return codePointCount(before) + 1;
}

std::string escapedForTerminal(std::string_view text, LineEnds lineEnds)
{
    std::string out;
    out.reserve(text.size());
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        const bool isInvalid = c.value == replacement && c.size == 1;
        const bool isKept = lineEnds == LineEnds::Kept && (c.value == '\n' || c.value == '\t');
        const bool isControl = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0);
        // A joiner behind an emoji makes one picture of two; elsewhere it only hides.
        const bool joinsEmoji = c.value == zeroWidthJoiner && before >= 0x2190;
        if (isInvalid)
            appendEscaped(out, static_cast<unsigned char>(text[at]));
        else if ((isControl && !isKept) || (isInvisibleControl(c.value) && !joinsEmoji))
            appendEscaped(out, c.value);
        else
            out.append(text.substr(at, c.size));
        before = c.value;
        at += c.size;
    }
    return out;
}

std::string stripEmphasis(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    const auto isWordAt = [&](std::size_t at) {
        return at < text.size()
               && (isAsciiLetter(text[at]) || isAsciiDigit(text[at]) || (text[at] & 0x80));
    };
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        std::size_t run = 1;
        while (at + run < text.size() && text[at + run] == c)
            ++run;
        if (c == '\\' && at + 1 < text.size() && !isWordAt(at + 1) && text[at + 1] != ' ') {
            out.append(text.substr(at, 2));
            at += 2;
        } else if (c == '`') {
            const std::string fence(run, '`');
            std::size_t close = text.find(fence, at + run);
            while (close != std::string_view::npos && close + run < text.size()
                   && text[close + run] == '`') {
                close = text.find_first_not_of('`', close);
                close = close == std::string_view::npos ? close : text.find(fence, close);
            }
            const std::size_t end = close == std::string_view::npos ? at + run : close + run;
            out.append(text.substr(at, end - at));
            at = end;
        } else if (c == '*' || c == '_' || (c == '~' && run <= 2)) {
            const bool blankBefore = at == 0 || isBlankByte(text[at - 1]);
            const bool blankBehind = at + run >= text.size() || isBlankByte(text[at + run]);
            const bool isInsideWord = at > 0 && isWordAt(at - 1) && isWordAt(at + run);
            // A lone mark between blanks, and `_` or `~` inside a word, mark nothing.
            const bool isText = (blankBefore && blankBehind)
                                || (isInsideWord && (c == '_' || (c == '~' && run == 1)));
            if (isText)
                out.append(run, c);
            at += run;
        } else {
            out.append(text.substr(at, run));
            at += run;
        }
    }
    return out;
}

} // namespace loadline
