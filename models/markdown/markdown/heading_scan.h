// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/scan.h"

/// Small steps over the text of a heading that the readers of headings share.
namespace loadline::markdown {

inline bool isNonAscii(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}

/// Steps over emoji, blanks and markup before the words of a heading.
inline std::size_t skipOrnament(std::string_view text, std::size_t i, std::size_t end)
{
    while (i < end
           && (isNonAscii(text[i]) || isBlankByte(text[i]) || text[i] == '*' || text[i] == '_'
               || text[i] == '`'))
        ++i;
    return i;
}

inline std::size_t digitsEnd(std::string_view text, std::size_t i, std::size_t end)
{
    while (i < end && isAsciiDigit(text[i]))
        ++i;
    return i;
}

/// The length of a separator between a number and a title at \a i: one of `-`, `–`, `—`, `--`,
/// `:`, `.`, with the blanks around it; 0 where there is none.
inline std::size_t separatorLength(std::string_view text, std::size_t i, std::size_t end)
{
    std::size_t k = i;
    while (k < end && isBlankByte(text[k]))
        ++k;
    const std::size_t afterBlanks = k;
    if (k < end && (text[k] == '-' || text[k] == ':' || text[k] == '.')) {
        ++k;
        while (k < end && text[k] == '-')
            ++k;
    } else if (text.substr(k, 3) == "–" || text.substr(k, 3) == "—") {
        k += 3;
    }
    if (k == afterBlanks)
        return k > i ? k - i : 0;
    while (k < end && isBlankByte(text[k]))
        ++k;
    return k - i;
}

} // namespace loadline::markdown
