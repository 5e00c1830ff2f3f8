// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"
#include "markdown/fields.h"

namespace loadline::checks {

namespace {

/// By the risk itself, which says when its next review is.
void lookAtNext(const Risk &risk, const Field &review, const std::string &today, Finder &finder)
{
    const std::string day = dayIn(review.value);
    if (!day.empty() && day < today)
        finder.add(review.valueSpan.begin, called(risk) + " was to be reviewed by " + day,
                   "review it, and write down when to do so next");
}

/// By the days that the policy gives a tier.
void lookAtLast(const Risk &risk, const Field &reviewed, int days, const std::string &today,
                Finder &finder)
{
    const std::string day = dayIn(reviewed.value);
    if (!day.empty() && daysBetween(day, today) > days)
        finder.add(reviewed.valueSpan.begin,
                   called(risk) + " was last reviewed on " + day + ", more than "
                       + std::to_string(days) + " days ago",
                   "review it, and write down that you did");
}

void look(const Register &reg, const Circumstances &circumstances, Finder &finder)
{
    const std::string &today = circumstances.context.today;
    if (today.empty())
        return;
    for (const Risk &risk : reg.risks) {
        if (isEnded(risk))
            continue;
        const Field *next = markdown::fieldNamed(risk.fields,
                                                 {"review", "review date", "next review"});
        const Field *last = markdown::fieldNamed(risk.fields,
                                                 {"reviewed", "last reviewed", "last review"});
        const auto days = risk.tier ? circumstances.policy.reviewDays[*risk.tier] : std::nullopt;
        if (next)
            lookAtNext(risk, *next, today, finder);
        else if (last && days)
            lookAtLast(risk, *last, *days, today, finder);
    }
}

} // namespace

Rule overdueReviewRule()
{
    return {"overdue-review", Finding::Warning,
            "The day on which a risk was to be looked at again has passed: its *Review* says so, "
            "or its last review is longer ago than `[review-days]` in `.loadline.toml` allows for "
            "its tier. What was true of the risk then may not be true now. Review it, and write "
            "down when to do so next. Risks that are fixed or closed need no review.",
            &look};
}

} // namespace loadline::checks
