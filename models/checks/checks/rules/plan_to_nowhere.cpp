// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

#include "core/text.h"

#include <set>

namespace loadline::checks {

namespace {

/// At the arrow or the bracket: a plan's span begins with the blank before it.
std::size_t placeOfPlan(const Register &reg, const Risk &risk)
{
    if (risk.plan.isEmpty())
        return placeOf(risk);
    const std::string_view plan = reg.view(risk.plan);
    return risk.plan.begin + (plan.size() - trimmed(plan).size());
}

/// A risk that is fixed or closed says who ended it. An archived iteration was completed: what is
/// still open and planned for it is not taken care of, like with any other completed one.
bool isPlannedForNowhere(const Register &reg, const Risk &risk, const std::set<int> &known)
{
    if (!risk.iteration || isEnded(risk) || known.contains(*risk.iteration))
        return false;
    return risk.status == RiskStatus::Open || !reg.isArchived(*risk.iteration);
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    std::set<int> known;
    for (const Iteration &iteration : reg.iterations)
        if (iteration.number)
            known.insert(*iteration.number);
    for (const Risk &risk : reg.risks) {
        if (!isPlannedForNowhere(reg, risk, known))
            continue;
        const std::string number = std::to_string(*risk.iteration);
        std::string text = called(risk) + " is planned for iteration " + number;
        if (risk.planSource == PlanSource::Group)
            text += " by its group";
        if (reg.isArchived(*risk.iteration))
            finder.add(placeOfPlan(reg, risk), text + ", which is completed and archived",
                       "plan the risk for another iteration, or for none");
        else
            finder.add(placeOfPlan(reg, risk), text + ", which is not there",
                       "add iteration " + number + ", or plan the risk for another or for none");
    }
}

} // namespace

Rule planToNowhereRule()
{
    return {"plan-to-nowhere", Finding::Error,
            "An open risk is planned for an iteration that the register does not have, in its own "
            "line, in a field or by the heading of its group; it was never there, or is completed "
            "and in the archive. Nothing will ever complete that iteration, so the risk would stay "
            "open while its line says that it is taken care "
            "of. Add the iteration, or plan the risk for one that is there, or for none.",
            &look};
}

} // namespace loadline::checks
