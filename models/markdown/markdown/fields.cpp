// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/fields.h"

#include "markdown/scan.h"

#include <algorithm>
#include <array>

namespace loadline::markdown {

namespace {

// Longer than any key a person writes: what is longer is a sentence with a colon.
constexpr std::size_t longestKey = 48;

bool isOneOf(std::string_view key, std::initializer_list<std::string_view> names)
{
    return std::any_of(names.begin(), names.end(),
                       [key](std::string_view name) { return equalsIgnoringCase(key, name); });
}

Span valueFrom(std::string_view text, std::size_t begin, std::size_t end)
{
    Span value{begin, end};
    while (value.begin < value.end && isBlankByte(text[value.begin]))
        ++value.begin;
    while (value.end > value.begin && isSpaceByte(text[value.end - 1]))
        --value.end;
    // A backslash at the end of a line is a hard break, as two blanks are.
    if (value.end > value.begin && text[value.end - 1] == '\\' && value.end == end)
        --value.end;
    return value;
}

std::optional<FieldText> boldFieldIn(std::string_view text, Span span)
{
    const std::string_view fence = text.substr(span.begin, 2);
    const std::size_t keyBegin = span.begin + 2;
    const std::size_t close = text.substr(0, span.end).find(fence, keyBegin);
    if (close == std::string_view::npos || close == keyBegin || close - keyBegin > longestKey)
        return std::nullopt;
    Span key{keyBegin, close};
    std::size_t after = close + 2;
    if (text[key.end - 1] == ':') {
        --key.end;
    } else {
        while (after < span.end && isBlankByte(text[after]))
            ++after;
        if (after >= span.end || text[after] != ':')
            return std::nullopt;
        ++after;
    }
    key = trimmed(text, key);
    if (key.isEmpty())
        return std::nullopt;
    return FieldText{key, valueFrom(text, after, span.end), true};
}

/// What stands before a colon and behind it.
std::optional<FieldText> splitAtColon(std::string_view text, Span span)
{
    const std::size_t most = std::min(span.end, span.begin + longestKey + 1);
    const std::size_t colon = text.substr(0, most).find(':', span.begin);
    if (colon == std::string_view::npos)
        return std::nullopt;
    if (colon + 1 < span.end && !isBlankByte(text[colon + 1]))
        return std::nullopt;
    const Span key = trimmed(text, Span{span.begin, colon});
    return FieldText{key, valueFrom(text, colon + 1, span.end), false};
}

std::optional<FieldText> plainFieldIn(std::string_view text, Span span)
{
    const auto field = splitAtColon(text, span);
    return field && isUsualKey(at(text, field->key)) ? field : std::nullopt;
}

} // namespace

std::optional<FieldText> shortFieldIn(std::string_view text, Span span)
{
    constexpr std::size_t longestShortKey = 30;
    constexpr long mostBlanks = 2;
    span = trimmed(text, span);
    if (span.isEmpty() || !isUpper(text[span.begin]))
        return std::nullopt;
    const auto field = splitAtColon(text, span);
    if (!field || field->key.size() > longestShortKey)
        return std::nullopt;
    const std::string_view key = at(text, field->key);
    const bool isWords = std::all_of(key.begin(), key.end(), [](char c) {
        return isAsciiLetter(c) || isAsciiDigit(c) || isBlankByte(c) || c == '-' || c == '/'
               || c == '_' || c == '#' || c == '&' || c == '(' || c == ')';
    });
    const bool isShort = std::count_if(key.begin(), key.end(), isBlankByte) <= mostBlanks;
    return isWords && isShort ? field : std::nullopt;
}

bool isUsualKey(std::string_view key)
{
    return isDateKey(key) || isStatusKey(key) || isPriorityKey(key) || isLastUpdatedKey(key)
           || isNextIterationKey(key)
           || isOneOf(key, {"owner",      "likelihood", "probability", "impact",   "treatment",
                            "mitigation", "due",        "review",      "ticket",   "accepted",
                            "tier",       "author",     "assignee",    "branch",   "commit",
                            "commits",    "rollback",   "reviewed",    "duration", "effort",
                            "category",   "deadline",   "due date",    "score",    "reviewer",
                            "version",    "goal",       "team",        "estimate", "dependencies",
                            "depends on", "type",       "environment", "pr",       "pull request",
                            "attendees",  "time spent", "target date", "end date", "lead"});
}

bool isDateKey(std::string_view key)
{
    return rankOfDateKey(key) < 9;
}

int rankOfDateKey(std::string_view key)
{
    if (isOneOf(key, {"date"}))
        return 0;
    if (isOneOf(key, {"completed", "completed on", "date completed", "completion date", "when"}))
        return 1;
    if (isOneOf(key, {"started", "started on", "start date"}))
        return 2;
    if (isOneOf(key, {"created", "created on"}))
        return 3;
    return 9;
}

bool isStatusKey(std::string_view key)
{
    return isOneOf(key, {"status", "state"});
}

bool isPriorityKey(std::string_view key)
{
    return isOneOf(key, {"priority", "severity"});
}

bool isLastUpdatedKey(std::string_view key)
{
    return isOneOf(key, {"last updated", "updated", "last update", "last modified"});
}

bool isNextIterationKey(std::string_view key)
{
    return isOneOf(key, {"next iteration", "next phase", "next sprint", "next session", "next step",
                         "next wave", "next release", "next milestone"});
}

std::optional<FieldText> fieldIn(std::string_view text, Span span)
{
    span = trimmed(text, span);
    if (span.size() < 3)
        return std::nullopt;
    const std::string_view start = text.substr(span.begin, 2);
    if (start == "**" || start == "__")
        return boldFieldIn(text, span);
    return plainFieldIn(text, span);
}

std::vector<FieldText> fieldsIn(std::string_view text, Span span)
{
    std::vector<FieldText> pieces;
    const std::string_view line = at(text, span);
    if (line.find('|') != std::string_view::npos || line.find("·") != std::string_view::npos) {
        const std::string_view inLine = text.substr(0, span.end);
        std::size_t begin = span.begin;
        std::size_t bar = inLine.find(" | ", begin);
        std::size_t dot = inLine.find(" · ", begin);
        while (begin <= span.end) {
            // Each is looked for once more only when it has been passed: a line can be very long.
            for (std::size_t *next : {&bar, &dot})
                if (*next < begin)
                    *next = inLine.find(next == &bar ? " | " : " · ", begin);
            std::size_t end = std::min(bar, dot);
            const bool isLast = end == std::string_view::npos;
            if (isLast)
                end = span.end;
            const auto field = fieldIn(text, Span{begin, end});
            if (!field) {
                pieces.clear();
                break;
            }
            pieces.push_back(*field);
            if (isLast)
                break;
            begin = end + (text[end + 1] == '|' ? 3 : 4);
        }
        if (pieces.size() > 1)
            return pieces;
        pieces.clear();
    }
    if (const auto field = fieldIn(text, span))
        pieces.push_back(*field);
    return pieces;
}

const Field *fieldNamed(const std::vector<Field> &fields,
                        std::initializer_list<std::string_view> keys)
{
    for (const Field &field : fields) {
        // "Likelihood (1-5)" names its scale.
        const std::string_view name = trimmed(
            std::string_view(field.key).substr(0, field.key.find('(')));
        for (const std::string_view key : keys)
            if (equalsIgnoringCase(name, key))
                return &field;
    }
    return nullptr;
}

} // namespace loadline::markdown
