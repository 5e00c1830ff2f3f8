// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/headings.h"

#include "markdown/heading_scan.h"

#include <algorithm>
#include <array>
#include <charconv>

/// The headings of units: "Iteration 3 - Title", "✅ Phase 2: Title (COMPLETE)".
namespace loadline::markdown {

namespace {

constexpr std::array<std::string_view, 8> unitNames = {"iteration", "phase",    "sprint",
                                                       "session",   "step",     "wave",
                                                       "release",   "milestone"};

/// What a heading is about that tells of a unit and is not the unit itself: "Session 4 Summary".
constexpr std::array<std::string_view, 27> recapNouns = {
    "summary",       "summaries",  "recap",     "learnings", "lessons",  "conclusion",
    "conclusions",   "status",     "progress",  "results",   "review",   "deliverables",
    "retrospective", "goal",       "goals",     "overview",  "notes",    "metrics",
    "timeline",      "tasks",      "items",     "checklist", "criteria", "objectives",
    "report",        "highlights", "priorities"};
constexpr std::array<std::string_view, 13> recapAttributes = {
    "final",     "completion", "overall", "continuation", "key",     "current", "brief",
    "remaining", "open",       "next",    "closing",      "success", "test"};

// Longer than any status that a heading carries behind its title.
constexpr std::size_t longestStatus = 80;

template<std::size_t Count>
bool isOneOf(std::string_view word, const std::array<std::string_view, Count> &words)
{
    return std::any_of(words.begin(), words.end(),
                       [word](std::string_view one) { return equalsIgnoringCase(word, one); });
}

std::optional<int> toInt(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

bool isEmojiAt(std::string_view text, std::size_t i)
{
    const CodePoint c = codePointAt(text, i);
    return c.size > 1 && !isWordCodePoint(c.value);
}

/// One past the emoji, with their selectors and joiners, that stand at \a i.
std::size_t emojiEnd(std::string_view text, std::size_t i, std::size_t end)
{
    while (i < end && isEmojiAt(text, i))
        i += codePointAt(text, i).size;
    return std::min(i, end);
}

std::size_t blanksEnd(std::string_view text, std::size_t i, std::size_t end)
{
    while (i < end && isBlankByte(text[i]))
        ++i;
    return i;
}

/// "1", "007", "2.1", "3b", "A12", "1-2"; one past it, \a i where there is none.
std::size_t unitNumberEnd(std::string_view text, std::size_t i, std::size_t end)
{
    std::size_t k = i;
    if (k + 1 < end && isUpper(text[k]) && isAsciiDigit(text[k + 1]))
        ++k;
    std::size_t stop = digitsEnd(text, k, end);
    if (stop == k)
        return i;
    while (stop + 1 < end && text[stop] == '.' && isAsciiDigit(text[stop + 1]))
        stop = digitsEnd(text, stop + 1, end);
    if (stop < end && isAsciiLetter(text[stop]))
        ++stop;
    // "1-2" names two units at once; "3-2026" does not.
    std::size_t range = stop;
    if (range + 1 < end && text[range] == '-' && isAsciiDigit(text[range + 1])) {
        range = digitsEnd(text, range + 1, end);
        const auto first = toInt(text.substr(k, stop - k));
        const auto last = toInt(text.substr(stop + 1, range - stop - 1));
        const bool goesOn = range < end && (text[range] == '-' || isAsciiLetter(text[range]));
        if (first && last && *first < *last && *last - *first < 100 && !goesOn)
            stop = range;
    }
    const bool isWhole = stop >= end || !isWordCodePoint(codePointAt(text, stop).value);
    return isWhole ? stop : i;
}

struct UnitName
{
    std::size_t nameEnd = 0;
    Span number;
};

std::optional<UnitName> unitNameAt(std::string_view text, std::size_t begin, std::size_t end)
{
    for (const std::string_view name : unitNames) {
        if (!startsWithIgnoringCase(text.substr(begin, end - begin), name))
            continue;
        UnitName found;
        found.nameEnd = begin + name.size();
        std::size_t i = found.nameEnd;
        while (i < end && (isBlankByte(text[i]) || text[i] == '#'))
            ++i;
        const std::size_t stop = unitNumberEnd(text, i, end);
        if (i == found.nameEnd || stop == i)
            return std::nullopt;
        found.number = {i, stop};
        return found;
    }
    return std::nullopt;
}

/// Whether \a phrase says a status and nothing that could be a title: "IN PROGRESS",
/// "✅ Done (tag v2)", "COMPLETED - 100%", not "Complete rewrite".
bool isStatusPhrase(std::string_view phrase)
{
    phrase = trimmed(phrase);
    if (phrase.empty() || phrase.size() > longestStatus || !iterationStatusFromText(phrase))
        return false;
    const std::size_t begin = blanksEnd(phrase, emojiEnd(phrase, 0, phrase.size()), phrase.size());
    if (begin == phrase.size())
        return true;
    if (!isAsciiLetter(phrase[begin]) && phrase[begin] != '*' && phrase[begin] != '_')
        return false;
    constexpr int mostWords = 3;
    std::size_t end = begin;
    for (int words = 0; words < mostWords; ++words) {
        end = std::min(phrase.find(' ', end + 1), phrase.size());
        std::string_view said = phrase.substr(begin, end - begin);
        if (iterationStatusFromText(said)) {
            const std::string_view rest = trimmed(phrase.substr(end));
            return rest.empty() || !isAsciiLetter(rest.front()) || said.back() == ','
                   || startsWithIgnoringCase(rest, "on ") || startsWithIgnoringCase(rest, "in v");
        }
        if (end == phrase.size())
            break;
    }
    return false;
}

/// A status behind a title: " ✅", " — COMPLETE", " (DONE)". Empty where the end is no status.
Span trailingStatus(std::string_view text, Span title)
{
    title = trimmed(text, title);
    const std::size_t from = title.size() > longestStatus ? title.end - longestStatus : title.begin;
    const std::string_view view = text.substr(from, title.end - from);
    const Span none{title.end, title.end};
    if (view.empty())
        return none;
    if (view.back() == ')' || view.back() == ']') {
        const std::size_t open = view.rfind(view.back() == ')' ? '(' : '[');
        if (open != std::string_view::npos
            && isStatusPhrase(view.substr(open + 1, view.size() - open - 2)))
            return {from + open, title.end};
    }
    for (const std::string_view separator : {" — ", " – ", " -- ", " - ", ": ", " | "}) {
        const std::size_t found = view.rfind(separator);
        if (found != std::string_view::npos && isStatusPhrase(view.substr(found + separator.size())))
            return {from + found, title.end};
    }
    // "Title 🔄 IN PROGRESS", "Title **DONE**": words that an emoji or emphasis leads.
    constexpr int mostWords = 4;
    std::size_t blank = view.size();
    for (int words = 0; words < mostWords && blank > 0; ++words) {
        blank = view.rfind(' ', blank - 1);
        if (blank == std::string_view::npos)
            break;
        const std::string_view words_ = view.substr(blank + 1);
        if ((isEmojiAt(words_, 0) || words_.starts_with("**")) && isStatusPhrase(words_))
            return {from + blank, title.end};
    }
    return none;
}

/// The status in the whole of \a title: "✅", "COMPLETE"; else the one at its end, in one or two
/// pieces.
Span statusOf(std::string_view text, Span title)
{
    title = trimmed(text, title);
    if (!title.isEmpty() && isStatusPhrase(at(text, title)))
        return title;
    Span status = trailingStatus(text, title);
    if (!status.isEmpty()) {
        const Span before = trailingStatus(text, {title.begin, status.begin});
        if (!before.isEmpty())
            status.begin = before.begin;
    }
    return status;
}

/// "Phase 2 ✅: Title", "Phase 2 (DONE) - Title": a status right behind the number.
Span statusBehindNumber(std::string_view text, std::size_t i, std::size_t end)
{
    const std::size_t begin = blanksEnd(text, i, end);
    std::size_t stop = begin;
    if (begin < end && (text[begin] == '(' || text[begin] == '[')) {
        const char close = text[begin] == '(' ? ')' : ']';
        const std::size_t found = text.substr(0, std::min(end, begin + longestStatus))
                                      .find(close, begin);
        if (found == std::string_view::npos
            || !isStatusPhrase(text.substr(begin + 1, found - begin - 1)))
            return {i, i};
        stop = found + 1;
    } else {
        // Dashes are no letters either, but they separate.
        stop = text.substr(begin, 3) == "–" || text.substr(begin, 3) == "—"
                   ? begin
                   : emojiEnd(text, begin, end);
        if (stop == begin || !isStatusPhrase(text.substr(begin, stop - begin)))
            return {i, i};
    }
    const std::size_t length = separatorLength(text, stop, end);
    const std::string_view separator = trimmed(text.substr(stop, length));
    return separator.empty() ? Span{i, i} : Span{i, stop};
}

bool isRecap(std::string_view title)
{
    std::size_t i = 0;
    while (i < title.size()) {
        std::size_t end = i;
        while (end < title.size() && (isAsciiLetter(title[end]) || isNonAscii(title[end])))
            ++end;
        const std::string_view word = title.substr(i, end - i);
        if (isOneOf(word, recapNouns))
            return true;
        if (!isOneOf(word, recapAttributes))
            return false;
        i = blanksEnd(title, end, title.size());
    }
    return false;
}

} // namespace

std::optional<int> unitReference(std::string_view phrase, std::size_t &end)
{
    const auto name = unitNameAt(phrase, 0, phrase.size());
    // "2.1" and "3b" are finer than the number of an iteration.
    const auto number = name ? toInt(at(phrase, name->number)) : std::nullopt;
    if (number)
        end = name->number.end;
    return number;
}

std::optional<UnitHeading> unitHeading(std::string_view text, Span heading)
{
    heading = trimmed(text, heading);
    const Span emoji{heading.begin, emojiEnd(text, heading.begin, heading.end)};
    std::size_t begin = emoji.end;
    while (begin < heading.end
           && (isBlankByte(text[begin]) || text[begin] == '*' || text[begin] == '_'
               || isEmojiAt(text, begin)))
        begin += codePointAt(text, begin).size;
    const auto name = unitNameAt(text, begin, heading.end);
    if (!name)
        return std::nullopt;
    UnitHeading result;
    result.unit = {begin, name->nameEnd};
    result.number = name->number;

    std::size_t i = name->number.end;
    while (i < heading.end && (text[i] == '*' || text[i] == '_' || text[i] == '+'))
        ++i;
    // "Phase 2/4" is the second of four.
    if (i < heading.end && text[i] == '/')
        i = digitsEnd(text, i + 1, heading.end);
    result.status = statusBehindNumber(text, i, heading.end);
    i = result.status.end;
    const std::size_t length = separatorLength(text, i, heading.end);
    const bool isSeparated = !trimmed(text.substr(i, length)).empty();
    const bool isBehind = i < heading.end && length == 0;
    if (isBehind && text[i] != '(' && text[i] != '[' && text[i] != ',' && text[i] != '*'
        && !isEmojiAt(text, i))
        return std::nullopt;
    const bool hasLetter = !toInt(at(text, name->number))
                           && std::any_of(text.begin() + long(name->number.begin),
                                          text.begin() + long(name->number.end), isAsciiLetter);
    i += length;
    // "Step 3D models" is a step without a number.
    if (hasLetter && !isSeparated && i < heading.end && text[i] != '(' && !isEmojiAt(text, i))
        return std::nullopt;
    if (i < heading.end && text[i] == ',')
        i = blanksEnd(text, i + 1, heading.end);

    Span title{std::min(i, heading.end), heading.end};
    if (result.status.isEmpty())
        result.status = statusOf(text, title);
    else
        result.isStatusAhead = true;
    if (!result.status.isEmpty() && !result.isStatusAhead)
        title.end = std::max(title.begin, result.status.begin);
    title = trimmed(text, title);
    const std::string_view said = at(text, title);
    if (said.size() >= 2 && said.front() == '(' && said.find(')') == said.size() - 1) {
        ++title.begin;
        --title.end;
    }
    result.title = title;
    result.isRecap = !isSeparated && isRecap(at(text, title));
    if (result.status.isEmpty() && !emoji.isEmpty() && iterationStatusFromText(at(text, emoji))) {
        result.status = emoji;
        result.isStatusAhead = true;
    }
    return result;
}

} // namespace loadline::markdown
