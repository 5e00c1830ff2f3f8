// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"
#include "markdown/fields.h"

namespace loadline::checks {

namespace {

bool isLeftToDo(const Risk &risk)
{
    return risk.status == RiskStatus::Open || risk.status == RiskStatus::Unknown;
}

void look(const Register &reg, const Circumstances &circumstances, Finder &finder)
{
    const std::string &today = circumstances.context.today;
    if (today.empty())
        return;
    for (const Risk &risk : reg.risks) {
        const Field *due = markdown::fieldNamed(risk.fields, {"due", "due date", "deadline"});
        const std::string day = due && isLeftToDo(risk) ? dayIn(due->value) : std::string();
        if (!day.empty() && day < today)
            finder.add(due->valueSpan.begin, called(risk) + " was due on " + day,
                       "fix it, or agree on another day");
    }
}

} // namespace

Rule pastDueRule()
{
    return {"past-due", Finding::Warning,
            "A risk was to be fixed by a day that has passed, and it is still open. Whoever "
            "relied on that day does not know. Fix it, plan it for an iteration, or agree on "
            "another day and write it down. On the day itself it is not overdue yet; risks that "
            "are fixed, mitigated, accepted or closed are not looked at.",
            &look};
}

} // namespace loadline::checks
