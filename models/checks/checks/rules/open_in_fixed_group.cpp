// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

namespace loadline::checks {

namespace {

bool isStillThere(RiskStatus status)
{
    return status == RiskStatus::Open || status == RiskStatus::Mitigated
           || status == RiskStatus::Accepted;
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Risk &risk : reg.risks) {
        if (!reg.groups[risk.group].isFixed || !isStillThere(risk.status))
            continue;
        finder.add(placeOf(risk),
                   called(risk) + " is " + std::string(nameOf(risk.status))
                       + ", but stands among the fixed ones",
                   "strike it and mark it ✅ **FIXED**, or move it to an open group of its tier");
    }
}

} // namespace

Rule openInFixedGroupRule()
{
    return {"open-in-fixed-group", Finding::Warning,
            "A heading says that the risks below it are fixed, but one of them is not marked so: "
            "it has no `✅ **FIXED**`, or another mark. Readers skip such a group, so a risk that "
            "is still there goes unseen. Strike and mark it if it is fixed, else move it to an "
            "open group of its tier.",
            &look};
}

} // namespace loadline::checks
