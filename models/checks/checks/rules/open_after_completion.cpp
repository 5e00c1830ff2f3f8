// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

namespace loadline::checks {

namespace {

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    const std::map<int, const Iteration *> iterations = iterationsByNumber(reg);
    for (const Risk &risk : reg.risks) {
        if (risk.status != RiskStatus::Open || !risk.iteration)
            continue;
        const auto planned = iterations.find(*risk.iteration);
        if (planned == iterations.end() || planned->second->status != IterationStatus::Completed) {
            continue;
        }
        const std::string number = std::to_string(planned->first);
        finder.add(placeOf(risk),
                   called(risk) + " is open, but iteration " + number
                       + " that was to fix it is completed",
                   "complete iteration " + number + " again to mark it, or plan it for another");
    }
}

} // namespace

Rule openAfterCompletionRule()
{
    return {"open-after-completion", Finding::Warning,
            "An iteration is completed, and a risk that is planned for it is still open. Either "
            "the risk was fixed and the register does not say so, or it was not, and no iteration "
            "will fix it any more. Completing the iteration once more marks what is planned for "
            "it; else plan the risk for another iteration.",
            &look};
}

} // namespace loadline::checks
