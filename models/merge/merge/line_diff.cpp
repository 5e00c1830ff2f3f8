// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/line_diff.h"

#include <algorithm>
#include <cstdint>

namespace loadline::merge {

namespace {

/// Above so many differing lines the shortest script costs too much to find; a longer one will do.
constexpr int mostDifferences = 2000;

void addEdit(std::vector<LineEdit> &edits, const LineEdit &edit)
{
    if (!edits.empty() && edits.back().oldEnd == edit.oldBegin
        && edits.back().newEnd == edit.newBegin) {
        edits.back().oldEnd = edit.oldEnd;
        edits.back().newEnd = edit.newEnd;
    } else {
        edits.push_back(edit);
    }
}

/// The shortest script from one to the other (Myers 1986): for each number of differences, how far
/// one comes on each diagonal.
class ShortestScript
{
public:
    ShortestScript(const Lines &before, const Lines &after)
        : m_before(before)
        , m_after(after)
    {
    }

    /// False where it is longer than what is worth the search.
    bool find(std::vector<LineEdit> &edits)
    {
        const auto most = int(
            std::min<std::size_t>(m_before.size() + m_after.size(), mostDifferences));
        std::vector<std::int32_t> furthest(std::size_t(2 * most + 3), 0);
        std::int32_t *middle = furthest.data() + most + 1;
        for (int differences = 0; differences <= most; ++differences) {
            m_trace.emplace_back(middle - differences, middle + differences + 1);
            if (step(differences, middle)) {
                walkBack(differences, edits);
                return true;
            }
        }
        return false;
    }

private:
    static bool isDown(int diagonal, int differences, const std::int32_t *furthest)
    {
        return diagonal == -differences
               || (diagonal != differences && furthest[diagonal - 1] < furthest[diagonal + 1]);
    }

    /// One more difference on every diagonal; true where the end is reached.
    bool step(int differences, std::int32_t *furthest) const
    {
        const auto oldSize = std::int32_t(m_before.size());
        const auto newSize = std::int32_t(m_after.size());
        for (int diagonal = -differences; diagonal <= differences; diagonal += 2) {
            std::int32_t x = 0;
            if (differences > 0) {
                x = isDown(diagonal, differences, furthest) ? furthest[diagonal + 1]
                                                            : furthest[diagonal - 1] + 1;
            }
            std::int32_t y = x - diagonal;
            while (x < oldSize && y < newSize
                   && m_before[std::size_t(x)] == m_after[std::size_t(y)]) {
                ++x;
                ++y;
            }
            furthest[diagonal] = x;
            if (x >= oldSize && y >= newSize)
                return true;
        }
        return false;
    }

    void walkBack(int differences, std::vector<LineEdit> &edits) const
    {
        std::vector<LineEdit> backwards;
        auto x = std::int32_t(m_before.size());
        auto y = std::int32_t(m_after.size());
        for (int left = differences; left > 0; --left) {
            const std::int32_t *furthest = m_trace[std::size_t(left)].data() + left;
            const int diagonal = x - y;
            const bool down = isDown(diagonal, left, furthest);
            x = furthest[down ? diagonal + 1 : diagonal - 1];
            y = x - (down ? diagonal + 1 : diagonal - 1);
            const auto oldBegin = std::size_t(x);
            const auto newBegin = std::size_t(y);
            backwards.push_back(
                {oldBegin, oldBegin + (down ? 0 : 1), newBegin, newBegin + (down ? 1 : 0)});
        }
        for (auto edit = backwards.rbegin(); edit != backwards.rend(); ++edit)
            addEdit(edits, *edit);
    }

    const Lines &m_before;
    const Lines &m_after;
    std::vector<std::vector<std::int32_t>> m_trace;
};

void pairwise(const Lines &before, const Lines &after, std::vector<LineEdit> &edits)
{
    if (before.size() != after.size()) {
        edits.push_back({0, before.size(), 0, after.size()});
        return;
    }
    for (std::size_t line = 0; line < before.size(); ++line) {
        if (before[line] != after[line])
            addEdit(edits, {line, line + 1, line, line + 1});
    }
}

bool isLineStart(std::string_view text, std::size_t offset)
{
    if (offset == 0 || offset == text.size())
        return true;
    const char last = text[offset - 1];
    return last == '\n' || (last == '\r' && text[offset] != '\n');
}

} // namespace

Lines linesOf(std::string_view text)
{
    Lines lines;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = text.find_first_of("\r\n", begin);
        if (end == std::string_view::npos)
            end = text.size();
        else if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n')
            end += 2;
        else
            end += 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

std::vector<LineEdit> lineEdits(const Lines &before, const Lines &after)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const Lines oldMiddle(before.begin() + std::ptrdiff_t(head),
                          before.end() - std::ptrdiff_t(tail));
    const Lines newMiddle(after.begin() + std::ptrdiff_t(head), after.end() - std::ptrdiff_t(tail));
    std::vector<LineEdit> edits;
    if (!ShortestScript(oldMiddle, newMiddle).find(edits))
        pairwise(oldMiddle, newMiddle, edits);
    for (LineEdit &edit : edits) {
        edit.oldBegin += head;
        edit.oldEnd += head;
        edit.newBegin += head;
        edit.newEnd += head;
    }
    return edits;
}

std::size_t differingLines(std::string_view before, std::string_view after)
{
    // Most edits are small: only what lies between the equal ends is divided into lines.
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = std::size_t(
        std::mismatch(before.begin(), before.begin() + std::ptrdiff_t(shorter), after.begin()).first
        - before.begin());
    while (!isLineStart(before, head) || !isLineStart(after, head))
        --head;
    std::size_t tail = std::size_t(std::mismatch(before.rbegin(),
                                                 before.rbegin() + std::ptrdiff_t(shorter - head),
                                                 after.rbegin())
                                       .first
                                   - before.rbegin());
    while (
        tail > 0
        && (!isLineStart(before, before.size() - tail) || !isLineStart(after, after.size() - tail)))
        --tail;
    const Lines oldLines = linesOf(before.substr(head, before.size() - tail - head));
    const Lines newLines = linesOf(after.substr(head, after.size() - tail - head));
    std::size_t count = 0;
    for (const LineEdit &edit : lineEdits(oldLines, newLines))
        count += std::max(edit.oldEnd - edit.oldBegin, edit.newEnd - edit.newBegin);
    return count;
}

} // namespace loadline::merge
