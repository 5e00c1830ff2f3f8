// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/risk_list.h"

#include "cli/typed_words.h"
#include "core/text.h"

namespace loadline::cli {

namespace {

/// A cell of one word; a dash keeps the columns countable where there is none.
Columns::Cell wordCell(std::string_view word, Tint tint = Tint::None)
{
    return {std::string(word.empty() ? std::string_view("-") : word), tint};
}

std::string tierWord(const Risk &risk)
{
    if (!risk.tier)
        return {};
    const std::string word(nameOf(*risk.tier));
    return risk.isTierDerived ? '(' + word + ')' : word;
}

std::string iterationWord(const Risk &risk)
{
    if (!risk.iteration)
        return {};
    return (risk.status == RiskStatus::Open ? "for " : "by ") + std::to_string(*risk.iteration);
}

} // namespace

std::vector<Columns::Cell> lineOf(const Risk &risk)
{
    const std::string title = risk.detail.empty() ? risk.title : risk.title + " - " + risk.detail;
    const Tint tierTint = risk.status == RiskStatus::Open ? tintOf(risk.tier) : Tint::Dim;
    return {{risk.id, Tint::None},
            wordCell(tierWord(risk), tierTint),
            wordCell(nameOf(risk.status)),
            wordCell(iterationWord(risk)),
            {title, Tint::None}};
}

std::vector<Columns::Cell> lineOf(const Iteration &iteration)
{
    const auto priority = iteration.priority ? nameOf(*iteration.priority) : std::string_view();
    return {{iteration.id, Tint::None},
            wordCell(iteration.statusText ? nameOf(iteration.status) : std::string_view()),
            wordCell(priority, tintOf(iteration.priority)),
            wordCell(iteration.date),
            {iteration.title, Tint::None}};
}

} // namespace loadline::cli
