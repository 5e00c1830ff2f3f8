// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/unified_diff.h"

#include "merge/line_diff.h"

#include <algorithm>
#include <vector>

namespace loadline::cli {

namespace {

using merge::LineEdit;
using merge::Lines;

constexpr std::size_t contextLines = 3;

/// Each with its line feed; only the last may have none. A lone CR ends no line for `patch`.
Lines linesOf(std::string_view text)
{
    Lines lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t feed = text.find('\n', begin);
        const std::size_t end = feed == std::string_view::npos ? text.size() : feed + 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

void writeLine(std::string &out, char sign, std::string_view line)
{
    out += sign;
    out += line;
    if (!line.ends_with('\n'))
        out += "\n\\ No newline at end of file\n";
}

/// "12,3"; a range of one line is its number alone, an empty one names the line before it.
std::string range(std::size_t begin, std::size_t end)
{
    const std::size_t count = end - begin;
    const std::string first = std::to_string(count == 0 ? begin : begin + 1);
    return count == 1 ? first : first + ',' + std::to_string(count);
}

void writeHunk(std::string &out, const Lines &before, const Lines &after, const LineEdit *first,
               const LineEdit *last)
{
    const std::size_t lead = std::min(first->oldBegin, contextLines);
    const std::size_t trail = std::min(before.size() - last->oldEnd, contextLines);
    out += "@@ -" + range(first->oldBegin - lead, last->oldEnd + trail) + " +"
           + range(first->newBegin - lead, last->newEnd + trail) + " @@\n";
    std::size_t at = first->oldBegin - lead;
    for (const LineEdit *edit = first; edit <= last; ++edit) {
        for (; at < edit->oldBegin; ++at)
            writeLine(out, ' ', before[at]);
        for (; at < edit->oldEnd; ++at)
            writeLine(out, '-', before[at]);
        for (std::size_t line = edit->newBegin; line < edit->newEnd; ++line)
            writeLine(out, '+', after[line]);
    }
    for (; at < last->oldEnd + trail; ++at)
        writeLine(out, ' ', before[at]);
}

/// A path as git writes it in a header: in quotes with escapes where it holds a byte that would
/// end or confuse the line.
std::string headerName(std::string_view side, std::string_view path)
{
    while (path.starts_with('/') || path.starts_with("./"))
        path.remove_prefix(path.starts_with('/') ? 1 : 2);
    const std::string name = std::string(side) + '/' + std::string(path);
    const auto isAwkward = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || c == '"' || c == '\\';
    };
    if (std::none_of(name.begin(), name.end(), isAwkward))
        return name.find(' ') == std::string::npos ? name : name + '\t';
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (isAwkward(c)) {
            const auto byte = static_cast<unsigned char>(c);
            quoted += '\\';
            for (const int shift : {6, 3, 0})
                quoted += char('0' + ((byte >> shift) & 7));
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

} // namespace

std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view path)
{
    if (before == after)
        return {};
    const Lines oldLines = linesOf(before);
    const Lines newLines = linesOf(after);
    const std::vector<LineEdit> edits = merge::lineEdits(oldLines, newLines);
    std::string out = "--- " + headerName("a", path) + "\n+++ " + headerName("b", path) + '\n';
    for (std::size_t first = 0; first < edits.size();) {
        std::size_t last = first;
        while (last + 1 < edits.size()
               && edits[last + 1].oldBegin - edits[last].oldEnd <= 2 * contextLines)
            ++last;
        writeHunk(out, oldLines, newLines, &edits[first], &edits[last]);
        first = last + 1;
    }
    return out;
}

} // namespace loadline::cli
