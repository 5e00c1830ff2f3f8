// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/said_text.h"

#include "core/text.h"

#include <algorithm>
#include <utility>

namespace loadline::git {

namespace {

constexpr std::size_t longestLine = 32 * 1024; // longer ones are shown in pieces
constexpr std::size_t longestCharacter = 4;
constexpr char escape = '\x1B';
constexpr char bell = '\x07';

/// The end of what a terminal takes for a command, from the escape at \a start; \a start where it
/// is none or has no end.
std::size_t commandEnd(std::string_view text, std::size_t start)
{
    const char kind = start + 1 < text.size() ? text[start + 1] : '\0';
    if (kind == '[') { // parameters, then one letter
        std::size_t at = start + 2;
        while (at < text.size() && text[at] >= ' ' && text[at] < '@')
            ++at;
        return at < text.size() && text[at] >= '@' && text[at] <= '~' ? at + 1 : start;
    }
    if (kind == ']') { // a title or a link, to a bell or an escape with a backslash
        const std::size_t at = text.find_first_of("\x07\x1B\n", start + 2);
        if (at == std::string_view::npos || text[at] == '\n')
            return start;
        return text[at] == bell ? at + 1 : std::min(at + 2, text.size());
    }
    return start;
}

std::string shown(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == escape ? commandEnd(text, at) : at;
        if (end > at) {
            at = end;
            continue;
        }
        const bool isReturn = text[at] == '\r';
        if (isReturn && at + 1 < text.size() && text[at + 1] == '\n')
            ++at;
        plain += isReturn ? '\n' : text[at];
        ++at;
    }
    return escapedForTerminal(plain);
}

/// Where a character or a command for a terminal begins that has no end yet.
std::size_t unfinishedFrom(std::string_view text)
{
    const std::size_t command = text.rfind(escape);
    if (command != std::string_view::npos && commandEnd(text, command) == command
        && text.find('\n', command) == std::string_view::npos)
        return command;
    const std::size_t from = text.size() - std::min(text.size(), longestCharacter - 1);
    for (std::size_t at = from; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        if (at + size > text.size())
            return at;
    }
    return text.size();
}

} // namespace

std::string SaidText::lines(std::string_view bytes)
{
    m_keptBack += bytes;
    std::size_t end = m_keptBack.rfind('\n');
    end = end == std::string::npos ? 0 : end + 1;
    if (m_keptBack.size() - end > longestLine)
        end = std::max(end, unfinishedFrom(m_keptBack));
    if (m_keptBack.size() - end > longestLine)
        end = m_keptBack.size(); // a command that has no end is none
    std::string text = shown(std::string_view(m_keptBack).substr(0, end));
    m_keptBack.erase(0, end);
    return text;
}

std::string SaidText::rest()
{
    const std::size_t end = unfinishedFrom(m_keptBack);
    std::string text = shown(std::string_view(m_keptBack).substr(0, end));
    m_keptBack.erase(0, end);
    return text;
}

std::string SaidText::last()
{
    return shown(std::exchange(m_keptBack, {}));
}

} // namespace loadline::git
