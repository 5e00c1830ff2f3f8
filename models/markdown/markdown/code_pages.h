// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loadline::markdown {

/// A code page as which UTF-8 was once read by mistake.
struct CodePage
{
    std::string_view name; ///< for people
    const char *converter; ///< its name in ICU
    /// Letters or signs of its own that healthy text is full of: words of such text may turn back
    /// by chance. Empty for pages of western letters.
    char32_t ownFirst = 0;
    char32_t ownLast = 0;
};

inline constexpr std::array<CodePage, 7> codePages = {{
    {"Mac Roman", "macintosh"},
    {"Windows-1252", "windows-1252"},
    {"Windows-1254", "windows-1254"},
    {"Latin-1", "ISO-8859-1"},
    {"Windows-1251", "windows-1251", 0x0400, 0x04FF},
    {"CP437", "IBM437", 0x2500, 0x259F},
    {"CP850", "IBM850", 0x2500, 0x259F},
}};

/// The bytes that a character is in each of the code pages; 0 where it is in none.
using PageBytes = std::array<std::uint8_t, codePages.size()>;

/// Turns characters back into the bytes that they were read from. The characters of the pages are
/// asked of Qt's converters, once.
class PageTable
{
public:
    static const PageTable &instance();

    /// False for most text, without looking at any table (making them costs milliseconds).
    static bool mayHold(char32_t c);

    const PageBytes *bytesOf(char32_t c) const;

private:
    PageTable();

    std::vector<std::pair<char32_t, PageBytes>> m_bytes; ///< ascending
};

} // namespace loadline::markdown
