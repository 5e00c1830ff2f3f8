// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/front_matter.h"

#include "markdown/scan.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

constexpr std::string_view fence = "---";

std::size_t begin(std::string_view text)
{
    return text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
}

Span lineAt(std::string_view text, std::size_t i)
{
    std::size_t end = nextLine(text, i);
    while (end > i && isLineEndByte(text[end - 1]))
        --end;
    return {i, end};
}

std::string_view withoutTrailingBlanks(std::string_view line)
{
    while (!line.empty() && isBlankByte(line.back()))
        line.remove_suffix(1);
    return line;
}

bool isKeyByte(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '_' || c == '-' || c == '.' || c == ' '
           || static_cast<unsigned char>(c) >= 0x80;
}

/// One past the key of a line `key: value`; the line's begin where it is none.
std::size_t keyEnd(std::string_view text, Span line)
{
    std::size_t i = line.begin;
    while (i < line.end && isKeyByte(text[i]))
        ++i;
    const bool isKey = i > line.begin && !isBlankByte(text[line.begin]) && text[line.begin] != '-'
                       && i < line.end && text[i] == ':'
                       && (i + 1 == line.end || isBlankByte(text[i + 1]));
    return isKey ? i : line.begin;
}

/// The value behind a colon, without quotes and a comment.
Span valueIn(std::string_view text, Span rest)
{
    Span value = trimmed(text, rest);
    if (value.isEmpty())
        return value;
    const char quote = text[value.begin];
    if ((quote == '"' || quote == '\'') && value.size() > 1) {
        const std::size_t close = text.substr(0, value.end).rfind(quote);
        if (close > value.begin)
            return {value.begin + 1, close};
    }
    const std::size_t comment = at(text, value).find(" #");
    if (comment != std::string_view::npos)
        value.end = value.begin + comment;
    return quote == '#' ? Span{value.begin, value.begin} : trimmed(text, value);
}

} // namespace

std::size_t frontMatterEnd(std::string_view text)
{
    std::size_t i = begin(text);
    if (!text.substr(i).starts_with(fence))
        return 0;
    if (withoutTrailingBlanks(at(text, lineAt(text, i))) != fence)
        return 0;
    bool hasKey = false;
    for (i = nextLine(text, i); i < text.size(); i = nextLine(text, i)) {
        const Span line = lineAt(text, i);
        const std::string_view words = withoutTrailingBlanks(at(text, line));
        if (words == fence || words == "...")
            return hasKey ? nextLine(text, i) : 0;
        const bool isKey = keyEnd(text, line) > line.begin;
        const bool isOther = words.empty() || words.front() == '#' || isBlankByte(words.front())
                             || words.starts_with("- ") || words == "-";
        if (!isKey && !(isOther && (hasKey || words.empty() || words.front() == '#')))
            return 0;
        hasKey = hasKey || isKey;
    }
    return 0;
}

std::vector<Field> frontMatterFields(std::string_view text)
{
    std::vector<Field> fields;
    const std::size_t end = frontMatterEnd(text);
    for (std::size_t i = begin(text); i < end; i = nextLine(text, i)) {
        const Span line = lineAt(text, i);
        const std::size_t key = keyEnd(text, line);
        if (key == line.begin)
            continue;
        const Span value = valueIn(text, {key + 1, line.end});
        const char first = value.isEmpty() ? '|' : text[value.begin];
        // Blocks, lists and maps are more than a value.
        if (first == '|' || first == '>' || first == '[' || first == '{' || first == '&')
            continue;
        fields.push_back({std::string(at(text, {line.begin, key})), std::string(at(text, value)),
                          Span{line.begin, nextLine(text, i)}, value});
    }
    return fields;
}

std::string spokenKey(std::string_view key)
{
    std::string spoken(key);
    std::replace_if(
        spoken.begin(), spoken.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
    return spoken;
}

} // namespace loadline::markdown
