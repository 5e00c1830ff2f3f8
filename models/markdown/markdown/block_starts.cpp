// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/block_starts.h"

namespace loadline::markdown::starts {

namespace {

/// CommonMark allows nine digits, so that every number fits into 32 bits.
constexpr std::size_t longestNumber = 9;
/// GitHub's tables count their columns in 16 bits; a line of more is no row.
constexpr std::size_t mostColumns = 0xffff;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Blanks as tables see them.
bool isCellBlank(char c)
{
    return isBlank(c) || c == '\v' || c == '\f';
}

std::size_t skipCellBlanks(std::string_view line, std::size_t at)
{
    while (at < line.size() && isCellBlank(line[at]))
        ++at;
    return at;
}

bool isBlankFrom(std::string_view line, std::size_t at)
{
    while (at < line.size() && isBlank(line[at]))
        ++at;
    return at == line.size();
}

std::size_t runLength(std::string_view line, char c)
{
    std::size_t length = 0;
    while (length < line.size() && line[length] == c)
        ++length;
    return length;
}

} // namespace

std::string_view trimmedEnd(std::string_view line)
{
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    return line;
}

int headingLevel(std::string_view line)
{
    const std::size_t level = runLength(line, '#');
    if (level < 1 || level > 6)
        return 0;
    return level == line.size() || isBlank(line[level]) ? static_cast<int>(level) : 0;
}

HeadingText headingText(std::string_view line, int level)
{
    std::size_t begin = static_cast<std::size_t>(level);
    while (begin < line.size() && isBlank(line[begin]))
        ++begin;
    std::string_view text = trimmedEnd(line);
    std::size_t hashes = text.size();
    while (hashes > 0 && text[hashes - 1] == '#')
        --hashes;
    if (hashes < text.size() && hashes > 0 && isBlank(text[hashes - 1]))
        text = trimmedEnd(text.substr(0, hashes));
    return {begin, text.size() > begin ? text.size() : begin};
}

int underlineLevel(std::string_view line)
{
    if (line.empty() || (line[0] != '=' && line[0] != '-'))
        return 0;
    if (!isBlankFrom(line, runLength(line, line[0])))
        return 0;
    return line[0] == '=' ? 1 : 2;
}

bool isRule(std::string_view line, std::size_t &failedAt)
{
    failedAt = 0;
    if (line.empty() || (line[0] != '*' && line[0] != '-' && line[0] != '_'))
        return false;
    std::size_t marks = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == line[0]) {
            ++marks;
        } else if (!isBlank(line[i])) {
            failedAt = i;
            return false;
        }
    }
    failedAt = line.size();
    return marks >= 3;
}

std::size_t fenceLength(std::string_view line)
{
    if (line.size() < 3 || (line[0] != '`' && line[0] != '~'))
        return 0;
    const std::size_t length = runLength(line, line[0]);
    if (length < 3)
        return 0;
    if (line[0] == '`' && line.find('`', length) != std::string_view::npos)
        return 0;
    return length;
}

bool closesFence(std::string_view line, char fence, std::size_t length)
{
    const std::size_t run = runLength(line, fence);
    return run >= 3 && run >= length && isBlankFrom(line, run);
}

ListMarker listMarker(std::string_view line, bool interruptsParagraph)
{
    if (line.empty())
        return {};
    ListMarker marker;
    if (line[0] == '-' || line[0] == '*' || line[0] == '+') {
        marker = {1, line[0], false};
    } else {
        std::size_t digits = 0;
        unsigned number = 0;
        while (digits < line.size() && digits < longestNumber && isDigit(line[digits]))
            number = number * 10 + static_cast<unsigned>(line[digits++] - '0');
        if (digits == 0 || digits == line.size() || (line[digits] != '.' && line[digits] != ')'))
            return {};
        if (interruptsParagraph && number != 1)
            return {};
        marker = {digits + 1, line[digits], true};
    }
    if (marker.size < line.size() && !isBlank(line[marker.size]))
        return {};
    if (interruptsParagraph && isBlankFrom(line, marker.size))
        return {};
    return marker;
}

bool isTableDelimiter(std::string_view line)
{
    std::size_t at = !line.empty() && line[0] == '|' ? 1 : 0;
    for (;;) {
        at = skipCellBlanks(line, at);
        if (at < line.size() && line[at] == ':')
            ++at;
        const std::size_t dashes = runLength(line.substr(at), '-');
        if (dashes == 0)
            return false;
        at += dashes;
        if (at < line.size() && line[at] == ':')
            ++at;
        at = skipCellBlanks(line, at);
        if (at == line.size())
            return true;
        if (line[at] != '|')
            return false;
        at = skipCellBlanks(line, at + 1);
        if (at == line.size())
            return true;
    }
}

std::size_t tableColumns(std::string_view line)
{
    std::size_t columns = 0;
    std::size_t at = !line.empty() && line[0] == '|' ? skipCellBlanks(line, 1) : 0;
    while (at < line.size()) {
        std::size_t pipe = line.find('|', at);
        while (pipe != std::string_view::npos && pipe > at && line[pipe - 1] == '\\')
            pipe = line.find('|', pipe + 1);
        ++columns;
        if (pipe == std::string_view::npos)
            break;
        at = skipCellBlanks(line, pipe + 1);
    }
    return columns <= mostColumns ? columns : 0;
}

} // namespace loadline::markdown::starts
