// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/risk_text.h"

#include "markdown/headings.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

constexpr std::string_view strike = "~~";
constexpr std::string_view arrow = "→";
constexpr std::string_view arrows[] = {arrow, "->"};

// What stands before a word that ends a risk.
constexpr std::string_view statusEmoji[] = {"✅", "⛔", "☑", "✔", "✓", "❌", "🛡", "🔒"};
// Of these, the ones that mean fixed with no word behind them.
constexpr std::string_view fixedEmoji[] = {"✅", "☑", "✔", "✓"};
constexpr std::string_view variationSelector = "\xEF\xB8\x8F";

bool isWholeReference(std::string_view phrase, int &iteration)
{
    phrase = trimmed(phrase);
    std::size_t end = 0;
    const auto number = unitReference(phrase, end);
    if (!number || end != phrase.size())
        return false;
    iteration = *number;
    return true;
}

std::size_t blanksBefore(std::string_view text, std::size_t begin, std::size_t i)
{
    while (i > begin && isSpaceByte(text[i - 1]))
        --i;
    return i;
}

/// Where the last of all \a words in \a view begins. Goes back once, not once for each word: a
/// table has a hundred thousand of such texts, and one line may be a megabyte.
template<std::size_t Count>
std::size_t lastOf(std::string_view view, const std::string_view (&words)[Count])
{
    for (std::size_t i = view.size(); i > 0; --i) {
        for (const std::string_view word : words) {
            if (view[i - 1] == word.front() && view.substr(i - 1).starts_with(word))
                return i - 1;
        }
    }
    return std::string_view::npos;
}

/// Length of a status emoji, variation selector included, that stands at \a i.
std::size_t emojiAt(std::string_view text, std::size_t i)
{
    for (const std::string_view emoji : statusEmoji) {
        if (text.substr(i, emoji.size()) != emoji)
            continue;
        const std::size_t behind = i + emoji.size();
        return emoji.size()
               + (text.substr(behind, variationSelector.size()) == variationSelector
                      ? variationSelector.size()
                      : 0);
    }
    return 0;
}

/// The mark's words without emoji, emphasis and brackets.
std::string wordsOf(std::string_view mark)
{
    std::size_t i = 0;
    while (i < mark.size()) {
        if (const std::size_t length = emojiAt(mark, i))
            i += length;
        else if (isSpaceByte(mark[i]))
            ++i;
        else
            break;
    }
    std::string words;
    for (; i < mark.size(); ++i)
        if (mark[i] != '*')
            words += mark[i];
    return std::string(trimmed(words));
}

bool isShouted(std::string_view words)
{
    return std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void setMark(RiskText &result, std::string_view text, Span mark)
{
    result.mark = trimmed(text, mark);
    const std::string_view raw = at(text, result.mark);
    result.markText = wordsOf(raw);
    result.markStatus = riskStatusFromText(result.markText);
    if (!result.markStatus && result.markText.empty())
        for (const std::string_view emoji : fixedEmoji)
            if (raw.substr(0, emoji.size()) == emoji)
                result.markStatus = RiskStatus::Fixed;
}

/// Takes "✅ **FIXED**", "**FIXED**", "✅ Fixed" or a lone "✅" off the end of \a range.
bool takeTrailingMark(std::string_view text, Span &range, RiskText &result)
{
    const Span all = trimmed(text, range);
    const std::string_view view = at(text, all);
    const std::size_t begin = lastOf(view, statusEmoji);
    if (begin != std::string_view::npos) {
        RiskText candidate;
        setMark(candidate, text, Span{all.begin + begin, all.end});
        // "✅ Add login" begins with a mark, it does not end with one.
        if (candidate.markStatus && candidate.markText.size() <= 40 && begin > 0) {
            result.mark = candidate.mark;
            result.markText = candidate.markText;
            result.markStatus = candidate.markStatus;
            range.end = blanksBefore(text, range.begin, candidate.mark.begin);
            return true;
        }
    }
    if (view.size() > 4 && view.ends_with("**")) {
        const std::size_t open = view.substr(0, view.size() - 2).rfind("**");
        if (open != std::string_view::npos && open > 0) {
            const std::string_view words = view.substr(open + 2, view.size() - open - 4);
            const auto status = isShouted(words) ? riskStatusFromText(words) : std::nullopt;
            if (status) {
                result.mark = {all.begin + open, all.end};
                result.markText = std::string(words);
                result.markStatus = status;
                range.end = blanksBefore(text, range.begin, result.mark.begin);
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::optional<PlanText> takeTrailingPlan(std::string_view text, Span &range)
{
    const Span all = trimmed(text, range);
    const std::string_view view = at(text, all);
    std::size_t begin = std::string_view::npos;
    int iteration = 0;
    if (!view.empty() && view.back() == ')') {
        const std::size_t open = view.rfind('(');
        if (open != std::string_view::npos
            && isWholeReference(view.substr(open + 1, view.size() - open - 2), iteration))
            begin = open;
    } else {
        const std::size_t last = lastOf(view, arrows);
        if (last != std::string_view::npos) {
            const std::size_t length = view.substr(last).starts_with(arrow) ? arrow.size() : 2;
            if (isWholeReference(view.substr(last + length), iteration))
                begin = last;
        }
    }
    if (begin == std::string_view::npos)
        return std::nullopt;
    PlanText plan{iteration, {blanksBefore(text, range.begin, all.begin + begin), all.end}};
    range.end = plan.span.begin;
    return plan;
}

void splitTitle(std::string_view text, Span content, Span &title, Span &detail)
{
    const std::string_view view = at(text, content);
    const std::size_t dash = view.find(" - ");
    if (dash == std::string_view::npos) {
        title = trimmed(text, content);
        detail = {content.end, content.end};
        return;
    }
    title = trimmed(text, Span{content.begin, content.begin + dash});
    detail = trimmed(text, Span{content.begin + dash + 3, content.end});
}

RiskText riskText(std::string_view text, Span span)
{
    RiskText result;
    Span range = trimmed(text, span);
    const std::string_view view = at(text, range);
    const std::size_t close = view.starts_with(strike) ? view.find(strike, strike.size())
                                                       : std::string_view::npos;
    if (close == std::string_view::npos || close == strike.size()) {
        result.plan = takeTrailingPlan(text, range);
        takeTrailingMark(text, range, result);
        if (!result.plan)
            result.plan = takeTrailingPlan(text, range);
        result.content = trimmed(text, range);
        splitTitle(text, result.content, result.title, result.detail);
        return result;
    }

    result.isStruck = true;
    result.content = {range.begin + strike.size(), range.begin + close};
    Span after{range.begin + close + strike.size(), range.end};
    result.plan = takeTrailingPlan(text, after);
    after = trimmed(text, after);
    RiskText whole;
    setMark(whole, text, after);
    const bool isMark = !after.isEmpty()
                        && (whole.markStatus || emojiAt(text, after.begin) > 0
                            || at(text, after).starts_with("**"));
    Span looseDetail;
    if (isMark) {
        result.mark = whole.mark;
        result.markText = whole.markText;
        result.markStatus = whole.markStatus;
    } else if (!after.isEmpty()) {
        takeTrailingMark(text, after, result);
        looseDetail = trimmed(text, after);
    }
    if (!result.plan)
        result.plan = takeTrailingPlan(text, result.content);
    splitTitle(text, result.content, result.title, result.detail);
    if (result.detail.isEmpty() && !looseDetail.isEmpty()) {
        if (text.substr(looseDetail.begin, 2) == "- ")
            looseDetail.begin += 2;
        result.detail = looseDetail;
    }
    return result;
}

} // namespace loadline::markdown
