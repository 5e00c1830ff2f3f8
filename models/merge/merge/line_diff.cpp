// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/line_diff.h"

#include "core/common_ends.h"
#include "merge/sequence_diff.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace loadline::merge {

namespace {

/// Gives equal lines equal numbers.
class LineNumbers
{
public:
    Sequence of(const Lines &lines, std::size_t begin, std::size_t end)
    {
        Sequence numbers;
        numbers.reserve(end - begin);
        for (std::size_t line = begin; line < end; ++line) {
            const auto next = std::uint32_t(m_numbers.size());
            numbers.push_back(m_numbers.try_emplace(lines[line], next).first->second);
        }
        return numbers;
    }

private:
    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

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
    std::size_t lf = text.find('\n');
    std::size_t cr = text.find('\r');
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min({lf, cr, text.size()});
        if (end < text.size())
            end += end == cr && lf == cr + 1 ? 2 : 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
        // Each byte is looked for once: what is not reached yet is still ahead.
        if (lf < begin)
            lf = text.find('\n', begin);
        if (cr < begin)
            cr = text.find('\r', begin);
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
    LineNumbers numbers;
    const Sequence oldMiddle = numbers.of(before, head, before.size() - tail);
    const Sequence newMiddle = numbers.of(after, head, after.size() - tail);
    std::vector<LineEdit> edits = sequenceEdits(oldMiddle, newMiddle);
    for (LineEdit &edit : edits) {
        edit.oldBegin += head;
        edit.oldEnd += head;
        edit.newBegin += head;
        edit.newEnd += head;
    }
    return edits;
}

void CommonEnds::follow(const std::vector<Splice> &splices, std::size_t size)
{
    if (splices.empty())
        return;
    std::size_t before = size;
    for (const Splice &splice : splices)
        before = before - splice.with.size() + splice.at.size();
    prefix = std::min(prefix, splices.front().at.begin);
    suffix = std::min(suffix, before - splices.back().at.end);
}

std::size_t differingLines(std::string_view before, std::string_view after, CommonEnds *known)
{
    // Most edits are small: only what lies between the equal ends is divided into lines.
    CommonEnds ends = known ? *known : CommonEnds();
    ends.prefix += commonPrefix(before.substr(ends.prefix), after.substr(ends.prefix));
    std::size_t head = ends.prefix;
    while (!isLineStart(before, head) || !isLineStart(after, head))
        --head;
    ends.suffix = std::min(ends.suffix, std::min(before.size(), after.size()) - head);
    ends.suffix += commonSuffix(before.substr(head, before.size() - head - ends.suffix),
                                after.substr(head, after.size() - head - ends.suffix));
    if (known)
        *known = ends;
    std::size_t tail = ends.suffix;
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
