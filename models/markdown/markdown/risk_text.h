// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <optional>
#include <string>
#include <string_view>

namespace loadline::markdown {

/// A plan at the end of a line: " → Iteration 2", " -> Phase 2", " (Iteration 2)".
struct PlanText
{
    int iteration = 0;
    Span span; ///< with the blanks before it
};

/// Takes a plan off the end of \a range, where one stands.
std::optional<PlanText> takeTrailingPlan(std::string_view text, Span &range);

/// The text of a risk, taken apart: `~~title - detail~~ ✅ **FIXED** → Iteration 2`.
struct RiskText
{
    Span content; ///< title and detail, without strike, mark and plan
    Span title;
    Span detail; ///< empty where there is none
    bool isStruck = false;
    Span mark; ///< "✅ **FIXED**"; empty where there is none
    std::optional<RiskStatus> markStatus; ///< what the mark says
    std::string markText; ///< "FIXED"
    std::optional<PlanText> plan;
};

RiskText riskText(std::string_view text, Span span);

/// Splits title from detail at the first " - ".
void splitTitle(std::string_view text, Span content, Span &title, Span &detail);

} // namespace loadline::markdown
