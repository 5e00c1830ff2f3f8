// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/draft.h"
#include "markdown/risk_reader.h"
#include "markdown/risk_text.h"
#include "markdown/scan.h"

namespace loadline::changes {

namespace {

/// The short "-> 4", which only input knows.
std::optional<int> takeShortPlan(std::string &text)
{
    std::size_t arrow = text.rfind("->");
    std::size_t length = 2;
    const std::size_t sign = text.rfind("→");
    if (sign != std::string::npos && (arrow == std::string::npos || sign > arrow)) {
        arrow = sign;
        length = std::string_view("→").size();
    }
    if (arrow == std::string::npos)
        return std::nullopt;
    const std::string_view behind = trimmed(std::string_view(text).substr(arrow + length));
    if (behind.empty() || behind.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    const auto number = markdown::numberOfName(behind);
    if (number)
        text = std::string(trimmed(std::string_view(text).substr(0, arrow)));
    return number;
}

} // namespace

Result<NewRisk> riskFromLine(std::string_view line)
{
    if (const auto fine = checkOneLine(line, "a risk"); !fine)
        return tl::make_unexpected(fine.error());
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return fail(ErrorCode::BadUsage, "the tier is missing",
                    "write it before a colon: \"high: No rate limit - login endpoint -> 4\"");
    NewRisk risk;
    const std::string_view word = trimmed(line.substr(0, colon));
    const auto tier = tierFromText(word);
    if (!tier)
        return fail(ErrorCode::BadUsage, "\"" + std::string(word) + "\" is no tier",
                    "use critical, high, medium or low");
    risk.tier = *tier;
    std::string text(trimmed(line.substr(colon + 1)));
    risk.iteration = takeShortPlan(text);
    Span range{0, text.size()};
    if (!risk.iteration) {
        if (const auto plan = markdown::takeTrailingPlan(text, range))
            risk.iteration = plan->iteration;
    }
    Span title;
    Span detail;
    markdown::splitTitle(text, range, title, detail);
    risk.title = std::string(markdown::at(text, title));
    risk.detail = std::string(markdown::at(text, detail));
    if (risk.title.empty())
        return fail(ErrorCode::BadUsage, "the title is missing",
                    "write it behind the tier: \"high: No rate limit - login endpoint\"");
    return risk;
}

} // namespace loadline::changes
