// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/headings.h"

#include "markdown/heading_scan.h"
#include "markdown/scan.h"

namespace loadline::markdown {

namespace {

bool saysFixed(std::string_view qualifier)
{
    std::string word;
    const auto isFixWord = [](const std::string &w) {
        return w == "fixed" || w == "resolved" || w == "done" || w == "completed";
    };
    std::string previous;
    for (const char c : qualifier) {
        if (isAsciiLetter(c)) {
            word += asciiLower(c);
            continue;
        }
        if (isFixWord(word) && previous != "not")
            return true;
        if (!word.empty())
            previous = word;
        word.clear();
    }
    return isFixWord(word) && previous != "not";
}

} // namespace

GroupHeading groupHeading(std::string_view text, Span heading)
{
    GroupHeading result;
    heading = trimmed(text, heading);
    std::size_t i = heading.begin;
    while (i < heading.end && isNonAscii(text[i]))
        ++i;
    result.emoji = {heading.begin, i};
    while (i < heading.end && isBlankByte(text[i]))
        ++i;
    if (!result.emoji.isEmpty() && i == result.emoji.end && i < heading.end) {
        // Letters of another script are a label, not an emoji.
        i = heading.begin;
        result.emoji = {i, i};
    }
    Span label{i, heading.end};
    if (heading.end > i && text[heading.end - 1] == ')') {
        const std::size_t open = text.substr(0, heading.end).rfind('(');
        if (open != std::string_view::npos && open >= i) {
            result.qualifier = {open + 1, heading.end - 1};
            label.end = open;
        }
    }
    result.label = trimmed(text, label);
    result.tier = tierFromText(at(text, Span{heading.begin, result.label.end}));
    const std::string_view qualifier = trimmed(at(text, result.qualifier));
    result.isFixed = saysFixed(qualifier) || saysFixed(at(text, result.label));
    std::size_t end = 0;
    if (const auto iteration = unitReference(qualifier, end)) {
        const std::string_view rest = trimmed(qualifier.substr(end));
        if (rest.empty() || saysFixed(rest))
            result.iteration = iteration;
    }
    return result;
}

} // namespace loadline::markdown
