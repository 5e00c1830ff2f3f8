// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

namespace loadline::checks {

namespace {

void look(const Register &reg, const Circumstances &circumstances, Finder &finder)
{
    const std::string &today = circumstances.context.today;
    if (today.empty())
        return;
    for (const Risk &risk : reg.risks) {
        const auto end = acceptanceEndOf(reg, risk);
        if (end && end->day < today)
            finder.add(end->place, called(risk) + " was accepted only until " + end->day,
                       "accept it anew, or open it and plan how to fix it");
    }
}

} // namespace

Rule lapsedAcceptanceRule()
{
    return {"lapsed-acceptance", Finding::Warning,
            "A risk was accepted until a day that has passed, and still says that it is accepted. "
            "It weighs less in the load of the register than an open one, though nobody carries "
            "it any more. Accept it anew with a later day, by somebody who may, or open it again "
            "and plan it for an iteration.",
            &look};
}

} // namespace loadline::checks
