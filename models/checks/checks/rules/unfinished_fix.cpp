// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

namespace loadline::checks {

namespace {

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    const std::map<int, const Iteration *> iterations = iterationsByNumber(reg);
    for (const Risk &risk : reg.risks) {
        if (risk.status != RiskStatus::Fixed || !risk.iteration)
            continue;
        const auto fixedBy = iterations.find(*risk.iteration);
        if (fixedBy == iterations.end() || fixedBy->second->status == IterationStatus::Completed) {
            continue;
        }
        const std::string number = std::to_string(fixedBy->first);
        finder.add(placeOf(risk),
                   called(risk) + " is fixed by iteration " + number + ", which is not completed",
                   "complete iteration " + number + ", or open the risk again");
    }
}

} // namespace

Rule unfinishedFixRule()
{
    return {"unfinished-fix", Finding::Warning,
            "A risk is marked as fixed by an iteration that is not completed: it is still being "
            "worked on, was rolled back or cancelled, or has no status. What it fixes is not "
            "deployed, so the risk is still carried while the register says otherwise. Complete "
            "the iteration, or open the risk again. An iteration that is no longer in the file "
            "may be in its archive and is no finding.",
            &look};
}

} // namespace loadline::checks
