// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

namespace loadline::checks {

namespace {

/// The day of the newest iteration that has begun. A day that lies ahead is another rule's.
std::string newestDay(const Register &reg, const std::string &today)
{
    std::string newest;
    for (const Iteration &iteration : reg.iterations) {
        const std::string day = dayIn(iteration.date);
        const bool isAhead = !today.empty() && day > today;
        if (hasBegun(iteration) && !isAhead && day > newest)
            newest = day;
    }
    return newest;
}

void look(const Register &reg, const Circumstances &circumstances, Finder &finder)
{
    if (reg.lastUpdated.empty())
        return;
    const Field &last = reg.lastUpdated.back();
    const std::string updated = dayIn(last.value);
    const std::string newest = newestDay(reg, circumstances.context.today);
    if (!updated.empty() && updated < newest)
        finder.add(last.valueSpan.begin,
                   last.key + " is " + updated + ", but an iteration is of " + newest,
                   "write the day on which the file was last changed");
}

} // namespace

Rule staleLastUpdatedRule()
{
    return {"stale-last-updated", Finding::Warning,
            "The file says that it was last updated before the day of its newest iteration, so "
            "somebody changed it and left the footer as it was. Readers judge by that line how "
            "far they can trust the rest. Loadline stamps it whenever it writes the file, unless "
            "`last-updated` in `.loadline.toml` says otherwise. Dates of planned, blocked and "
            "cancelled iterations do not count.",
            &look};
}

} // namespace loadline::checks
