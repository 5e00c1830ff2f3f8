// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/linking/part_difference.h"

#include "merge/line_diff.h"
#include "merge/line_pairs.h"
#include "merge/word_diff.h"

#include <algorithm>

namespace loadline::ui {

namespace {

/// Marks what is said of one text, line by line.
class Marks
{
public:
    Marks(std::string_view text, const merge::Lines &lines, std::vector<Span> &spans)
        : m_text(text)
        , m_lines(lines)
        , m_spans(spans)
    {
    }

    void markLines(std::size_t begin, std::size_t end)
    {
        for (; begin < end; ++begin)
            mark(begin, {0, m_lines[begin].size()});
    }
    void mark(std::size_t line, Span part)
    {
        const auto start = std::size_t(m_lines[line].data() - m_text.data());
        m_spans.push_back({start + part.begin, start + part.end});
    }

private:
    std::string_view m_text;
    const merge::Lines &m_lines;
    std::vector<Span> &m_spans;
};

} // namespace

PartDifference differenceOf(std::string_view before, std::string_view after)
{
    const merge::Lines old = merge::linesOf(before);
    const merge::Lines now = merge::linesOf(after);
    PartDifference changed;
    Marks inOld(before, old, changed.before);
    Marks inNow(after, now, changed.after);
    for (const merge::LineEdit &edit : merge::lineEdits(old, now)) {
        std::size_t oldLine = edit.oldBegin;
        std::size_t newLine = edit.newBegin;
        for (const merge::LinePair &pair : merge::linePairs(old, now, edit)) {
            inOld.markLines(oldLine, pair.before);
            inNow.markLines(newLine, pair.after);
            const auto words = merge::wordDifference(old[pair.before], now[pair.after]);
            for (const Span &span : words.before)
                inOld.mark(pair.before, span);
            for (const Span &span : words.after)
                inNow.mark(pair.after, span);
            oldLine = pair.before + 1;
            newLine = pair.after + 1;
        }
        inOld.markLines(oldLine, edit.oldEnd);
        inNow.markLines(newLine, edit.newEnd);
    }
    return changed;
}

std::vector<Span> united(std::vector<Span> some, const std::vector<Span> &others)
{
    some.insert(some.end(), others.begin(), others.end());
    std::sort(some.begin(), some.end(),
              [](const Span &left, const Span &right) { return left.begin < right.begin; });
    std::vector<Span> all;
    for (const Span &span : some) {
        if (!all.empty() && span.begin <= all.back().end)
            all.back().end = std::max(all.back().end, span.end);
        else
            all.push_back(span);
    }
    return all;
}

} // namespace loadline::ui
