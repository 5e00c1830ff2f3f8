// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"
#include "core/text.h"

namespace loadline::checks {

namespace {

constexpr std::size_t longestEnd = 60;

void look(const Register &reg, const Circumstances &circumstances, Finder &finder)
{
    const std::string &today = circumstances.context.today;
    for (const Risk &risk : reg.risks) {
        if (const auto unread = unreadAcceptanceEndOf(reg, risk)) {
            finder.add(unread->place,
                       called(risk) + " is accepted until “" + shortened(unread->words, longestEnd)
                           + "”, which names no day",
                       "write its last day as 2026-01-31, or leave the end out");
            continue;
        }
        const auto end = acceptanceEndOf(reg, risk);
        if (!end || today.empty() || lapseOf(reg, risk, today)
            || daysBetween(today, end->day) > circumstances.policy.acceptanceNoticeDays) {
            continue;
        }
        finder.add(end->place, called(risk) + " is accepted only until " + end->day,
                   "decide whether to accept it longer, or plan how to fix it");
    }
}

} // namespace

Rule endingAcceptanceRule()
{
    return {
        "ending-acceptance", Finding::Note,
        "A risk is accepted until a day that is near: within 14 days, or as many as "
        "`acceptance-notice-days` in `.loadline.toml` says. From the day after, nobody "
        "carries it any more. Decide in time whether it is accepted for longer, and by whom, "
        "or plan it for an iteration. An end that names no day, such as *until further notice*, is "
        "found too: nobody would see it pass.",
        &look};
}

} // namespace loadline::checks
