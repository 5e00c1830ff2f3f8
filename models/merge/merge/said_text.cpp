// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/said_text.h"

#include "core/text.h"
#include "merge/line_diff.h"

#include <algorithm>

namespace loadline::merge {

namespace {

bool isSeparatorComment(std::string_view line)
{
    if (!line.starts_with("<!--") || !line.ends_with("-->") || line.size() < 7)
        return false;
    return isBlank(line.substr(4, line.size() - 7));
}

std::string_view withoutEnd(std::string_view line)
{
    while (!line.empty() && (isLineEndByte(line.back()) || isBlankByte(line.back())))
        line.remove_suffix(1);
    return line;
}

} // namespace

std::string saidIn(const Register &reg, Span stretch, const std::vector<Span> &but)
{
    std::string said;
    std::size_t begin = stretch.begin;
    auto skip = std::partition_point(but.begin(), but.end(),
                                     [begin](Span span) { return span.end <= begin; });
    for (const std::string_view whole : linesOf(reg.view(stretch))) {
        while (skip != but.end() && skip->end <= begin)
            ++skip;
        const bool isSkipped = skip != but.end() && skip->contains(begin);
        const std::string_view line = withoutEnd(whole);
        if (!isSkipped && !line.empty() && !isSeparatorComment(trimmed(line))) {
            said += line;
            said += '\n';
        }
        begin += whole.size();
    }
    return said;
}

std::vector<Span> ascending(std::vector<Span> spans)
{
    std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return spans;
}

std::size_t firstDifferentLine(const Register &was, Span before, const Register &is, Span after)
{
    const Lines oldLines = linesOf(was.view(before));
    const Lines newLines = linesOf(is.view(after));
    std::size_t line = 0;
    while (line < oldLines.size() && line < newLines.size()
           && withoutEnd(oldLines[line]) == withoutEnd(newLines[line]))
        ++line;
    const std::size_t first = is.lineOf(after.begin);
    return first + std::min(line, newLines.empty() ? 0 : newLines.size() - 1);
}

bool isNoneLine(std::string_view line)
{
    line = trimmed(line);
    while (!line.empty()
           && (line.front() == '-' || line.front() == '*' || line.front() == '_'
               || line.front() == '+' || line.front() == ' '))
        line.remove_prefix(1);
    return startsWithIgnoringCase(line, "none") && (line.size() == 4 || !isAsciiLetter(line[4]));
}

std::string withoutNoneLines(std::string_view said)
{
    std::string rest;
    for (const std::string_view line : linesOf(said)) {
        const std::string_view words = withoutEnd(line);
        if (words.empty() || isNoneLine(words) || isSeparatorComment(trimmed(words)))
            continue;
        rest += words;
        rest += '\n';
    }
    return rest;
}

std::string headingWords(std::string_view text)
{
    return std::string(trimmed(stripEmphasis(text)));
}

} // namespace loadline::merge
