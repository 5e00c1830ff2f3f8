// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/file_paths.h"

#include "core/text.h"

#include <algorithm>
#include <optional>

namespace loadline::markdown {

namespace {

struct Escape
{
    char byte;
    char letter;
};

constexpr Escape escapes[] = {{'\a', 'a'}, {'\b', 'b'}, {'\t', 't'}, {'\n', 'n'}, {'\v', 'v'},
                              {'\f', 'f'}, {'\r', 'r'}, {'"', '"'},  {'\\', '\\'}};

constexpr std::size_t octalDigits = 3;

bool isOctalDigit(char c)
{
    return c >= '0' && c <= '7';
}

/// Whether a path needs the quotes.
bool needsQuotes(std::string_view path, PathPlace place)
{
    if (path.empty() || path.front() == '"' || isBlankByte(path.front()) || isBlankByte(path.back()))
        return true;
    // A pipe behind a backslash would be read as a pipe alone.
    const bool isTornInCell = place == PathPlace::Cell && path.find('|') != std::string_view::npos
                              && path.find('\\') != std::string_view::npos;
    return isTornInCell || !linesBehind(path).empty()
           || escapedForTerminal(path, LineEnds::Escaped) != path;
}

void appendOctal(std::string &text, unsigned char byte)
{
    text += '\\';
    text += char('0' + (byte >> 6));
    text += char('0' + ((byte >> 3) & 7));
    text += char('0' + (byte & 7));
}

std::string quoted(std::string_view path)
{
    std::string result = "\"";
    for (const char c : path) {
        const auto escape = std::find_if(std::begin(escapes), std::end(escapes),
                                         [c](const Escape &each) { return each.byte == c; });
        const auto byte = static_cast<unsigned char>(c);
        if (escape != std::end(escapes)) {
            result += '\\';
            result += escape->letter;
        } else if (byte < 0x20 || byte >= 0x7F || c == '|') {
            appendOctal(result, byte);
        } else {
            result += c;
        }
    }
    return result + '"';
}

/// The byte of the escape behind the backslash at \a i, which moves to its last character.
std::optional<char> escapedByte(std::string_view text, std::size_t &i)
{
    if (i + 1 >= text.size())
        return std::nullopt;
    const char letter = text[i + 1];
    for (const Escape &escape : escapes)
        if (escape.letter == letter) {
            ++i;
            return escape.byte;
        }
    const std::string_view digits = text.substr(i + 1, octalDigits);
    if (digits.size() < octalDigits || !std::all_of(digits.begin(), digits.end(), isOctalDigit)
        || digits.front() > '3')
        return std::nullopt;
    i += octalDigits;
    return char(((digits[0] - '0') << 6) | ((digits[1] - '0') << 3) | (digits[2] - '0'));
}

} // namespace

std::string recordedPath(std::string_view path, PathPlace place)
{
    return needsQuotes(path, place) ? quoted(path) : std::string(path);
}

std::string pathMeant(std::string_view recorded)
{
    if (recorded.size() < 2 || recorded.front() != '"' || recorded.back() != '"')
        return std::string(recorded);
    const std::string_view inner = recorded.substr(1, recorded.size() - 2);
    std::string path;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (inner[i] != '\\') {
            path += inner[i];
            continue;
        }
        const std::optional<char> byte = escapedByte(inner, i);
        if (!byte)
            return std::string(recorded);
        path += *byte;
    }
    return path;
}

std::string inCode(std::string_view text)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const bool touches = !text.empty() && (text.front() == '`' || text.back() == '`');
    const std::string edge = touches ? " " : "";
    return fence + edge + std::string(text) + edge + fence;
}

std::string_view linesBehind(std::string_view path)
{
    const std::size_t colon = path.rfind(':');
    if (colon == std::string_view::npos || colon + 1 == path.size())
        return {};
    const std::string_view lines = path.substr(colon + 1);
    const bool areLines = std::all_of(lines.begin(), lines.end(), [](char c) {
        return isAsciiDigit(c) || c == '-' || c == ',' || c == 'L';
    });
    return areLines && std::any_of(lines.begin(), lines.end(), isAsciiDigit) ? lines
                                                                             : std::string_view();
}

} // namespace loadline::markdown
