// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/headings.h"

#include "markdown/heading_scan.h"
#include "markdown/scan.h"

#include <array>
#include <charconv>

namespace loadline::markdown {

namespace {

constexpr std::array<std::string_view, 8> unitNames = {"iteration", "phase",    "sprint",
                                                       "session",   "step",     "wave",
                                                       "release",   "milestone"};

std::optional<int> toInt(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

/// A status behind a title: " ✅", " — COMPLETE", " (DONE)". Empty where the end is no status.
Span trailingStatus(std::string_view text, Span title)
{
    const auto isStatusWords = [](std::string_view words) {
        // All of it must be status: "Retry until done" ends in a word of a title.
        return words.size() <= 40 && iterationStatusFromText(words).has_value();
    };
    const std::string_view view = at(text, title);
    if (!view.empty() && view.back() == ')') {
        const std::size_t open = view.rfind('(');
        if (open != std::string_view::npos && open > 0
            && isStatusWords(view.substr(open + 1, view.size() - open - 2)))
            return {title.begin + open, title.end};
    }
    for (const std::string_view separator : {" — ", " – ", " - ", ": "}) {
        const std::size_t found = view.rfind(separator);
        if (found != std::string_view::npos
            && isStatusWords(view.substr(found + separator.size()))) {
            const std::string_view words = view.substr(found + separator.size());
            // A sentence that begins with a status word is still a title.
            if (words.find(' ') == std::string_view::npos || isNonAscii(words.front()))
                return {title.begin + found, title.end};
        }
    }
    // "Title 🔄 IN PROGRESS": words that an emoji leads.
    constexpr int mostWords = 4;
    std::size_t blank = view.size();
    for (int words = 0; words < mostWords && blank > 0; ++words) {
        blank = view.rfind(' ', blank - 1);
        if (blank == std::string_view::npos)
            break;
        if (isNonAscii(view[blank + 1]) && isStatusWords(view.substr(blank + 1)))
            return {title.begin + blank, title.end};
    }
    return {title.end, title.end};
}

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

std::optional<int> unitReference(std::string_view phrase, std::size_t &end)
{
    for (const std::string_view name : unitNames) {
        if (!startsWithIgnoringCase(phrase, name))
            continue;
        std::size_t i = name.size();
        const std::size_t blanks = i;
        while (i < phrase.size() && (isBlankByte(phrase[i]) || phrase[i] == '#'))
            ++i;
        const std::size_t stop = digitsEnd(phrase, i, phrase.size());
        if (i == blanks || stop == i)
            return std::nullopt;
        end = stop;
        return toInt(phrase.substr(i, stop - i));
    }
    return std::nullopt;
}

std::optional<UnitHeading> unitHeading(std::string_view text, Span heading)
{
    const std::size_t begin = skipOrnament(text, heading.begin, heading.end);
    const std::string_view phrase = text.substr(begin, heading.end - begin);
    std::size_t length = 0;
    if (!unitReference(phrase, length))
        return std::nullopt;
    UnitHeading result;
    std::size_t i = begin + length;
    while (i > begin && isAsciiDigit(text[i - 1]))
        --i;
    result.number = {i, begin + length};
    std::size_t unitEnd = begin;
    while (isAsciiLetter(text[unitEnd]))
        ++unitEnd;
    result.unit = {begin, unitEnd};

    i = begin + length;
    // "Phase 2.1" and "Step 3b" number something finer than a unit.
    if (i < heading.end
        && (isAsciiLetter(text[i])
            || (text[i] == '.' && i + 1 < heading.end && isAsciiDigit(text[i + 1]))))
        return std::nullopt;
    i = begin + length;
    while (i < heading.end && (text[i] == '*' || text[i] == '_'))
        ++i;
    i += separatorLength(text, i, heading.end);
    Span title{std::min(i, heading.end), heading.end};
    result.status = trailingStatus(text, title);
    if (result.status.isEmpty() && title.begin > 0) {
        // "## Iteration 3 ✅": the status stands where a title would.
        const std::string_view all = at(text, title);
        if (!all.empty() && isNonAscii(all.front()) && iterationStatusFromText(all))
            result.status = title;
    }
    title.end = std::max(title.begin, result.status.isEmpty() ? title.end : result.status.begin);
    title = trimmed(text, title);
    if (title.size() >= 2 && text[title.begin] == '(' && text[title.end - 1] == ')') {
        ++title.begin;
        --title.end;
    }
    result.title = title;
    return result;
}

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
