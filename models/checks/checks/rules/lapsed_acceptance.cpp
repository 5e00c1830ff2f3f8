// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

namespace loadline::checks {

namespace {

void look(const Register &reg, const Circumstances &circumstances, Finder &finder)
{
    for (const Risk &risk : reg.risks) {
        const auto lapse = lapseOf(reg, risk, circumstances.context.today);
        if (!lapse)
            continue;
        const bool hasEnded = lapse->cause == Lapse::Cause::Ended;
        finder.add(lapse->place,
                   called(risk)
                       + (hasEnded ? " was accepted only until " + lapse->day
                                   : std::string(" says something else since it was accepted")),
                   "accept it anew, or open it and plan how to fix it");
    }
}

} // namespace

Rule lapsedAcceptanceRule()
{
    return {"lapsed-acceptance", Finding::Warning,
            "A risk was accepted until a day that has passed, or its title, detail, tier, "
            "likelihood or impact changed after somebody accepted it, and it still says that it "
            "is accepted. Nobody carries it any more, so it counts as open. Accept it anew, by "
            "somebody who may, or open it again and plan it for an iteration. A change is known "
            "by the fingerprint at the end of the acceptance, such as [#1a2b3c4d], which Loadline "
            "writes; without one an acceptance ends by its day alone.",
            &look};
}

} // namespace loadline::checks
