// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/house_edits.h"

#include "markdown/front_matter.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::markdown {

std::string_view prevailingLineEnd(std::string_view text)
{
    std::size_t feeds = 0;
    std::size_t pairs = 0;
    std::size_t returns = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++feeds;
        } else if (text[i] == '\r') {
            const bool isPair = i + 1 < text.size() && text[i + 1] == '\n';
            ++(isPair ? pairs : returns);
            i += isPair ? 1 : 0;
        }
    }
    if (feeds >= pairs && feeds >= returns)
        return "\n";
    return pairs >= returns ? "\r\n" : "\r";
}

HouseDraft::HouseDraft(const Register &reg)
    : m_register(reg)
    , m_text(*reg.text)
    , m_lines(scanBlocks(m_text, {frontMatterEnd(m_text), m_text.size()}))
    , m_lineEnd(prevailingLineEnd(m_text))
{
}

bool HouseDraft::isGap(std::size_t line) const
{
    const BlockLine &l = m_lines[line];
    return l.kind == LineKind::Blank && isBlank(at(m_text, {l.begin, l.end}));
}

std::size_t HouseDraft::lineFrom(std::size_t offset) const
{
    const auto found = std::lower_bound(m_lines.begin(), m_lines.end(), offset,
                                        [](const BlockLine &line, std::size_t place) {
                                            return line.begin < place;
                                        });
    return std::size_t(found - m_lines.begin());
}

std::size_t HouseDraft::textLineBefore(std::size_t line) const
{
    for (std::size_t i = line; i > 0; --i)
        if (!isGap(i - 1))
            return i - 1;
    return line;
}

std::size_t HouseDraft::textLineFrom(std::size_t line) const
{
    while (line < m_lines.size() && isGap(line))
        ++line;
    return line;
}

void HouseDraft::wantBlanksBefore(std::size_t line, std::size_t count)
{
    if (line < m_lines.size() && textLineBefore(line) != line)
        m_blanks[line] = std::max(m_blanks[line], count);
}

void HouseDraft::wantBetween(std::size_t before, std::size_t line, std::string_view between)
{
    m_blanks.erase(m_blanks.upper_bound(before), m_blanks.upper_bound(line));
    const Span gap{m_lines[before].next, m_lines[line].begin};
    add({{gap, between.empty() ? std::string() : std::string(between) + m_lineEnd}});
}

void HouseDraft::add(HouseEdit edit)
{
    std::erase_if(edit,
                  [this](const Splice &splice) { return at(m_text, splice.at) == splice.with; });
    if (!edit.empty())
        m_edits.push_back(std::move(edit));
}

std::vector<HouseEdit> HouseDraft::takeEdits()
{
    for (const auto &[line, count] : m_blanks) {
        std::string blanks;
        for (std::size_t i = 0; i < count; ++i)
            blanks += m_lineEnd;
        add({{{m_lines[textLineBefore(line)].next, m_lines[line].begin}, blanks}});
    }
    m_blanks.clear();
    std::stable_sort(m_edits.begin(), m_edits.end(), [](const HouseEdit &a, const HouseEdit &b) {
        return a.front().at.begin < b.front().at.begin;
    });
    return std::move(m_edits);
}

} // namespace loadline::markdown
