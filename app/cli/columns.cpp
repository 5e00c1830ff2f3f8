// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/columns.h"

#include "core/text.h"

#include <algorithm>
#include <iterator>

namespace loadline::cli {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// The wide blocks of Unicode's East Asian Width, emoji among them, as far as titles use them.
constexpr Range wideRanges[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2614, 0x2615},
    {0x26AA, 0x26AB},   {0x26D4, 0x26D4},   {0x2705, 0x2705},   {0x274C, 0x274C},
    {0x2753, 0x2757},   {0x2B1B, 0x2B1C},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB},
    {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

constexpr Range combiningRanges[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
    {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
    {0x200D, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};

template<std::size_t size>
bool isIn(const Range (&ranges)[size], char32_t c)
{
    const auto it = std::lower_bound(std::begin(ranges), std::end(ranges), c,
                                     [](const Range &range, char32_t at) {
                                         return range.last < at;
                                     });
    return it != std::end(ranges) && c >= it->first;
}

} // namespace

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        at += c.size;
        if (c.value < 0x300)
            ++width;
        else if (!isIn(combiningRanges, c.value))
            width += isIn(wideRanges, c.value) ? 2 : 1;
    }
    return width;
}

void Columns::add(std::vector<Cell> line)
{
    if (m_widths.size() < line.size())
        m_widths.resize(line.size(), 0);
    for (std::size_t column = 0; column < line.size(); ++column) {
        line[column].text = escapedForTerminal(line[column].text, LineEnds::Escaped);
        if (column + 1 < line.size()) // the last one may be as long as it likes
            m_widths[column] = std::max(m_widths[column], displayWidth(line[column].text));
    }
    m_lines.push_back(std::move(line));
}

void Columns::print(Output &out, std::string_view indent) const
{
    for (const std::vector<Cell> &line : m_lines) {
        std::size_t last = line.size();
        while (last > 0 && line[last - 1].text.empty())
            --last;
        out << indent;
        for (std::size_t column = 0; column < last; ++column) {
            const Cell &cell = line[column];
            out.writeTinted(cell.text, cell.tint);
            if (column + 1 < last)
                out << std::string(m_widths[column] - displayWidth(cell.text) + 2, ' ');
        }
        out << '\n';
    }
}

} // namespace loadline::cli
