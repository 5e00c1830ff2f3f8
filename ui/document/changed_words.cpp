// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/changed_words.h"

#include "merge/word_diff.h"
#include "ui/document/line_painter.h"

namespace loadline::ui {

namespace {

constexpr std::size_t mostKnown = 2000; // lines

} // namespace

const std::vector<Span> &ChangedWords::of(const DocumentRows &rows, std::size_t row, Side side)
{
    const DocumentRows::Row r = rows.at(row);
    const std::uint32_t line = side == Side::Old ? r.oldLine : r.newLine;
    const std::uint64_t key = 2 * std::uint64_t(line) + (side == Side::New ? 1 : 0);
    const auto known = m_known.find(key);
    if (known != m_known.end())
        return known->second;
    if (m_known.size() > mostKnown)
        m_known.clear();
    std::vector<Span> spans;
    if (const auto partner = rows.partner(row, side)) {
        const std::string_view here = paintedPart(rows.text(row, side));
        const std::string_view there = paintedPart(*partner);
        spans = side == Side::Old ? merge::wordDifference(here, there).before
                                  : merge::wordDifference(there, here).after;
    }
    return m_known.emplace(key, std::move(spans)).first->second;
}

} // namespace loadline::ui
