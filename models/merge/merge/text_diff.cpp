// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"
#include "merge/line_diff.h"
#include "merge/said_text.h"

#include <algorithm>
#include <array>

namespace loadline::merge {

namespace {

constexpr std::array<std::string_view, 3> lineEndNames = {"LF", "CRLF", "CR"};

/// The line ending that most lines have; nothing where there is none.
std::string_view prevailingLineEnd(std::string_view text)
{
    std::array<std::size_t, 3> counts{};
    for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos;
         at = text.find_first_of("\r\n", at + 1)) {
        if (text[at] == '\n') {
            ++counts[0];
        } else if (at + 1 < text.size() && text[at + 1] == '\n') {
            ++counts[1];
            ++at;
        } else {
            ++counts[2];
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? std::string_view() : lineEndNames[std::size_t(most - counts.begin())];
}

std::string_view withoutMark(std::string_view text)
{
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    return text;
}

std::string_view withoutEnd(std::string_view line, bool keepsBlanks)
{
    while (!line.empty()
           && (isLineEndByte(line.back()) || (!keepsBlanks && isBlankByte(line.back()))))
        line.remove_suffix(1);
    return line;
}

std::vector<std::string_view> linesWithoutEnds(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (const std::string_view line : linesOf(text))
        lines.push_back(withoutEnd(line, true));
    return lines;
}

std::string saidInAll(const Register &reg)
{
    return saidIn(reg, {0, reg.text->size()});
}

std::vector<std::string_view> sortedWords(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (const std::string_view line : linesOf(text)) {
        if (const std::string_view words = withoutEnd(line, false); !words.empty())
            lines.push_back(words);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

void tellLineEndings(const Sides &sides, std::vector<Happening> &out)
{
    const std::string_view was = prevailingLineEnd(*sides.before.text);
    const std::string_view is = prevailingLineEnd(*sides.after.text);
    if (was == is || was.empty() || is.empty())
        return;
    Happening told;
    told.object = "register";
    told.before = was;
    told.after = is;
    told.note = "Line endings changed from " + told.before + " to " + told.after;
    out.push_back(std::move(told));
}

void tellLastResort(const Sides &sides, std::vector<Happening> &out)
{
    const std::string_view before = *sides.before.text;
    const std::string_view after = *sides.after.text;
    Happening told;
    told.object = "register";
    const std::string was = saidInAll(sides.before);
    const std::string is = saidInAll(sides.after);
    if (withoutMark(before) == withoutMark(after)) {
        told.note = before.size() < after.size() ? "Only a byte-order mark added"
                                                 : "Only the byte-order mark removed";
    } else if (linesWithoutEnds(before) == linesWithoutEnds(after)) {
        told.note = "Only line endings changed";
    } else if (sortedWords(before) == sortedWords(after)) {
        told.note = was == is ? "Only blank lines and blanks at the ends of lines changed"
                              : "Only the order of lines changed";
    } else if (was == is) {
        told.note = "Only comment lines between numbers changed";
    } else {
        told.line = firstDifferentLine(sides.before, {0, before.size()}, sides.after,
                                       {0, after.size()});
        told.note = "edited";
    }
    out.push_back(std::move(told));
}

} // namespace loadline::merge
