// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace loadline {

namespace {

constexpr char32_t emojiSelector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

/// How much of a text is looked at: longer than any word of the format.
constexpr std::size_t headLength = 48;
/// Stand for what no word of the format holds: a letter that is not ASCII, and anything between.
constexpr char otherLetter = '\x7F';
constexpr char separator = '\x01';

/// The start of a text as words are compared: behind emoji and markup, in lower case, with blanks,
/// hyphens and underscores as one blank, without apostrophes.
struct Head
{
    std::array<char, headLength> text{};
    std::size_t size = 0;
    bool hasLetters = false;

    void add(char c)
    {
        if (c == ' ' && (size == 0 || text[size - 1] == ' '))
            return;
        if (size < text.size())
            text[size++] = c;
    }
};

bool isMarkup(char32_t c)
{
    return c == '*' || c == '~' || c == '`' || c == '\\' || c == emojiSelector || c == 0x200D
           || c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC;
}

bool isBlankLike(char32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '_' || c == '-' || c == 0xA0
           || c == 0x2010 || c == 0x2011 || c == 0x202F;
}

bool isKeycapDigit(std::string_view text, std::size_t at)
{
    std::size_t behind = at + 1;
    CodePoint c = codePointAt(text, behind);
    if (c.value == emojiSelector)
        c = codePointAt(text, behind + c.size);
    return c.value == keycap;
}

/// Where the first letter or digit stands that is no part of an emoji.
std::size_t firstWordAt(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint c = codePointAt(text, at);
        if (isWordCodePoint(c.value) && !(c.size == 1 && isKeycapDigit(text, at)))
            break;
        at += c.size;
    }
    return at;
}

Head headOf(std::string_view text)
{
    Head head;
    std::size_t at = firstWordAt(text);
    while (at < text.size() && head.size < headLength) {
        const CodePoint c = codePointAt(text, at);
        at += c.size;
        if (isMarkup(c.value))
            continue;
        if (isLetterCodePoint(c.value))
            head.hasLetters = true;
        if (isBlankLike(c.value))
            head.add(' ');
        else if (isWordCodePoint(c.value))
            head.add(c.size == 1 ? asciiLower(char(c.value)) : otherLetter);
        else
            head.add(separator);
    }
    return head;
}

bool isHeadWordByte(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == otherLetter;
}

/// Whether the head begins with \a word as a whole word. A blank of the word may be missing in the
/// text: `inProgress` is a name of the command line.
bool beginsWith(const Head &head, std::string_view word)
{
    std::size_t at = 0;
    for (const char c : word) {
        if (at < head.size && head.text[at] == c)
            ++at;
        else if (c != ' ')
            return false;
    }
    return at == head.size || !isHeadWordByte(head.text[at]);
}

template<class Meaning>
struct Word
{
    std::string_view word;
    Meaning means;
};

template<class Meaning>
struct Emoji
{
    char32_t emoji;
    Meaning means;
};

template<class Meaning>
std::optional<Meaning> wordAtStart(const Head &head, std::span<const Word<Meaning>> words)
{
    const Word<Meaning> *longest = nullptr;
    for (const Word<Meaning> &word : words) {
        if ((!longest || word.word.size() > longest->word.size()) && beginsWith(head, word.word))
            longest = &word;
    }
    return longest ? std::optional(longest->means) : std::nullopt;
}

template<class Meaning>
std::optional<Meaning> firstEmoji(std::string_view text, std::span<const Emoji<Meaning>> emoji)
{
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        for (const Emoji<Meaning> &known : emoji) {
            if (known.emoji == c.value)
                return known.means;
        }
        at += c.size;
    }
    return std::nullopt;
}

/// The word decides; an emoji only where there is no word at all.
template<class Meaning>
std::optional<Meaning> meaningOf(std::string_view text, std::span<const Word<Meaning>> words,
                                 std::span<const Emoji<Meaning>> emoji)
{
    const Head head = headOf(text);
    if (const auto known = wordAtStart(head, words))
        return known;
    return head.hasLetters ? std::nullopt : firstEmoji(text, emoji);
}

// The tables of FORMAT 8. A blank in "sev 0" may be missing, apostrophes are.
constexpr Word<Tier> tierWords[] = {
    {"critical", Tier::Critical},
    {"blocker", Tier::Critical},
    {"p0", Tier::Critical},
    {"sev 0", Tier::Critical},
    {"sev 1", Tier::Critical},
    {"severe", Tier::Critical},
    {"very high", Tier::Critical},
    {"extreme", Tier::Critical},
    {"high", Tier::High},
    {"major", Tier::High},
    {"p1", Tier::High},
    {"sev 2", Tier::High},
    {"h", Tier::High},
    {"medium", Tier::Medium},
    {"moderate", Tier::Medium},
    {"med", Tier::Medium},
    {"minor", Tier::Medium},
    {"p2", Tier::Medium},
    {"sev 3", Tier::Medium},
    {"m", Tier::Medium},
    {"low", Tier::Low},
    {"trivial", Tier::Low},
    {"info", Tier::Low},
    {"note", Tier::Low},
    {"p3", Tier::Low},
    {"p4", Tier::Low},
    {"p5", Tier::Low},
    {"sev 4", Tier::Low},
    {"l", Tier::Low},
    {"very low", Tier::Low},
};
constexpr Emoji<Tier> tierEmoji[] = {
    {U'🔴', Tier::Critical},  {U'🚨', Tier::Critical}, {U'🟠', Tier::High},
    {U'🟡', Tier::Medium}, {U'🟢', Tier::Low},
};

constexpr Word<IterationStatus> statusWords[] = {
    {"planned", IterationStatus::Planned},        {"not started", IterationStatus::Planned},
    {"to do", IterationStatus::Planned},          {"pending", IterationStatus::Planned},
    {"open", IterationStatus::Planned},           {"backlog", IterationStatus::Planned},
    {"proposed", IterationStatus::Planned},       {"scheduled", IterationStatus::Planned},
    {"in progress", IterationStatus::InProgress}, {"wip", IterationStatus::InProgress},
    {"started", IterationStatus::InProgress},     {"active", IterationStatus::InProgress},
    {"ongoing", IterationStatus::InProgress},     {"partial", IterationStatus::InProgress},
    {"partially", IterationStatus::InProgress},   {"blocked", IterationStatus::Blocked},
    {"on hold", IterationStatus::Blocked},        {"paused", IterationStatus::Blocked},
    {"waiting", IterationStatus::Blocked},        {"stuck", IterationStatus::Blocked},
    {"completed", IterationStatus::Completed},    {"complete", IterationStatus::Completed},
    {"done", IterationStatus::Completed},         {"fixed", IterationStatus::Completed},
    {"resolved", IterationStatus::Completed},     {"shipped", IterationStatus::Completed},
    {"released", IterationStatus::Completed},     {"implemented", IterationStatus::Completed},
    {"verified", IterationStatus::Completed},     {"closed", IterationStatus::Completed},
    {"merged", IterationStatus::Completed},       {"rolled back", IterationStatus::RolledBack},
    {"reverted", IterationStatus::RolledBack},    {"cancelled", IterationStatus::Cancelled},
    {"canceled", IterationStatus::Cancelled},     {"aborted", IterationStatus::Cancelled},
    {"dropped", IterationStatus::Cancelled},      {"wont do", IterationStatus::Cancelled},
    {"obsolete", IterationStatus::Cancelled},     {"deferred", IterationStatus::Cancelled},
};
constexpr Emoji<IterationStatus> statusEmoji[] = {
    {U'📋', IterationStatus::Planned},    {U'⏳', IterationStatus::Planned},
    {U'⚪', IterationStatus::Planned},    {U'🔄', IterationStatus::InProgress},
    {U'🚧', IterationStatus::InProgress}, {U'⛔', IterationStatus::Blocked},
    {U'⏸', IterationStatus::Blocked},  {U'✅', IterationStatus::Completed},
    {U'↩', IterationStatus::RolledBack}, {U'❌', IterationStatus::Cancelled},
};

constexpr Word<RiskStatus> riskWords[] = {
    {"open", RiskStatus::Open},
    {"active", RiskStatus::Open},
    {"identified", RiskStatus::Open},
    {"new", RiskStatus::Open},
    {"in progress", RiskStatus::Open},
    {"mitigating", RiskStatus::Open},
    {"partially mitigated", RiskStatus::Open},
    {"pending", RiskStatus::Open},
    {"fixed", RiskStatus::Fixed},
    {"resolved", RiskStatus::Fixed},
    {"done", RiskStatus::Fixed},
    {"completed", RiskStatus::Fixed},
    {"shipped", RiskStatus::Fixed},
    {"mitigated", RiskStatus::Mitigated},
    {"monitoring", RiskStatus::Mitigated},
    {"controlled", RiskStatus::Mitigated},
    {"accepted", RiskStatus::Accepted},
    {"acceptable", RiskStatus::Accepted},
    {"tolerated", RiskStatus::Accepted},
    {"closed", RiskStatus::Closed},
    {"obsolete", RiskStatus::Closed},
    {"retired", RiskStatus::Closed},
    {"cancelled", RiskStatus::Closed},
    {"no longer applies", RiskStatus::Closed},
};

constexpr Word<int> ratingWords[] = {
    {"rare", 1},     {"unlikely", 2}, {"possible", 3}, {"likely", 4}, {"almost certain", 5},
    {"very low", 1}, {"low", 1},      {"medium", 3},   {"high", 5},   {"very high", 5},
};

constexpr Emoji<MarkState> marks[] = {
    {U'✅', MarkState::Pass},      {U'✓', MarkState::Pass},    {U'✔', MarkState::Pass},
    {U'☑', MarkState::Pass},      {U'⚠', MarkState::Warn},    {U'❌', MarkState::Fail},
    {U'✗', MarkState::Fail},      {U'✘', MarkState::Fail},    {U'⏳', MarkState::Pending},
    {U'⏸', MarkState::Pending}, {U'🔄', MarkState::Pending}, {U'🕐', MarkState::Pending},
    {U'⬜', MarkState::Pending},
};

/// A rating that \a text begins with: `4`, `4/5`, not `4/10`, `40` or `4%`.
std::optional<int> ratingDigit(std::string_view text)
{
    constexpr char highest = '5';
    if (text.empty() || text[0] < '1' || text[0] > highest)
        return std::nullopt;
    const int rating = text[0] - '0';
    text.remove_prefix(1);
    std::string_view rest = trimmed(text);
    if (rest.starts_with('/')) {
        rest = trimmed(rest.substr(1));
        const bool isOfFive = rest.starts_with(highest)
                              && !(rest.size() > 1 && isAsciiDigit(rest[1]));
        return isOfFive ? std::optional(rating) : std::nullopt;
    }
    const CodePoint behind = codePointAt(text, 0);
    const bool isOtherNumber = isWordCodePoint(behind.value) || behind.value == '%'
                               || ((behind.value == '.' || behind.value == ','
                                    || behind.value == '-')
                                   && text.size() > 1 && isAsciiDigit(text[1]));
    return isOtherNumber ? std::nullopt : std::optional(rating);
}

} // namespace

std::optional<Tier> tierFromText(std::string_view text)
{
    return meaningOf<Tier>(text, tierWords, tierEmoji);
}

std::optional<IterationStatus> iterationStatusFromText(std::string_view text)
{
    return meaningOf<IterationStatus>(text, statusWords, statusEmoji);
}

std::optional<RiskStatus> riskStatusFromText(std::string_view text)
{
    return meaningOf<RiskStatus>(text, riskWords, {});
}

std::optional<int> ratingFromText(std::string_view text)
{
    const std::string_view start = text.substr(firstWordAt(text));
    if (const auto rating = ratingDigit(start))
        return rating;
    const auto byWord = wordAtStart<int>(headOf(text), ratingWords);
    // "HIGH (4)": the number says it more exactly than the word.
    const std::size_t bracket = start.find('(');
    if (byWord && bracket != std::string_view::npos) {
        if (const auto rating = ratingDigit(trimmed(start.substr(bracket + 1))))
            return rating;
    }
    return byWord;
}

Tier tierFromScore(int product)
{
    constexpr int critical = 15;
    constexpr int high = 10;
    constexpr int medium = 5;
    if (product >= critical)
        return Tier::Critical;
    if (product >= high)
        return Tier::High;
    return product >= medium ? Tier::Medium : Tier::Low;
}

MarkState leadingMark(std::string_view text, std::size_t &length)
{
    const CodePoint first = codePointAt(text, 0);
    for (const Emoji<MarkState> &mark : marks) {
        if (mark.emoji != first.value)
            continue;
        const CodePoint behind = codePointAt(text, first.size);
        length = first.size + (behind.value == emojiSelector ? behind.size : 0);
        return mark.means;
    }
    length = 0;
    return MarkState::None;
}

std::string_view nameOf(Tier tier)
{
    static constexpr std::string_view names[] = {"critical", "high", "medium", "low"};
    return names[std::size_t(tier)];
}

std::string_view nameOf(IterationStatus status)
{
    static constexpr std::string_view names[] = {"planned",    "inProgress", "blocked", "completed",
                                                 "rolledBack", "cancelled",  "unknown"};
    return names[std::size_t(status)];
}

std::string_view nameOf(RiskStatus status)
{
    static constexpr std::string_view names[] = {"open",     "fixed",  "mitigated",
                                                 "accepted", "closed", "unknown"};
    return names[std::size_t(status)];
}

std::string_view nameOf(MarkState state)
{
    static constexpr std::string_view names[] = {"pass", "warn", "fail", "pending", "none"};
    return names[std::size_t(state)];
}

std::string_view nameOf(Evidence evidence)
{
    static constexpr std::string_view names[] = {"none", "incomplete", "complete"};
    return names[std::size_t(evidence)];
}

std::string_view nameOf(SectionKind kind)
{
    static constexpr std::string_view names[] = {"problem",   "rootCause",     "solution",
                                                 "testing",   "benefits",      "sideEffects",
                                                 "nextSteps", "filesModified", "deploymentImpact",
                                                 "other"};
    return names[std::size_t(kind)];
}

std::string_view houseEmoji(Tier tier)
{
    static constexpr std::string_view emoji[] = {"🔴", "🟠", "🟡", "🟢"};
    return emoji[std::size_t(tier)];
}

std::string_view houseLabel(Tier tier)
{
    static constexpr std::string_view labels[] = {"Critical", "High Priority", "Medium Priority",
                                                  "Low Priority"};
    return labels[std::size_t(tier)];
}

std::string_view housePriority(Tier tier)
{
    static constexpr std::string_view priorities[] = {"🔴 CRITICAL", "🟠 HIGH", "🟡 MEDIUM",
                                                      "🟢 LOW"};
    return priorities[std::size_t(tier)];
}

std::string_view houseStatus(IterationStatus status)
{
    static constexpr std::string_view statuses[] = {
        "📋 Planned",          "🔄 In Progress", "⛔ Blocked", "✅ Completed",
        "↩️ Rolled Back", "❌ Cancelled",   ""};
    return statuses[std::size_t(status)];
}

std::string_view houseMark(MarkState state)
{
    static constexpr std::string_view marksOfTheHouse[] = {"✅", "⚠️", "❌", "⏳", ""};
    return marksOfTheHouse[std::size_t(state)];
}

std::string_view houseHeading(SectionKind kind)
{
    static constexpr std::string_view headings[] = {"Problem Identified",
                                                    "Root Cause",
                                                    "Solution Implemented",
                                                    "Testing",
                                                    "Benefits",
                                                    "Risks & Side Effects",
                                                    "Next Steps for Future Iterations",
                                                    "Files Modified",
                                                    "Deployment Impact",
                                                    ""};
    return headings[std::size_t(kind)];
}

} // namespace loadline
