// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "markdown/risk_text.h"

namespace loadline::checks {

namespace {

/// Words behind the strike, known or not, are a mark that somebody chose.
void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Risk &risk : reg.risks) {
        const bool isSaidElsewhere = reg.groups[risk.group].isFixed || risk.isChecked
                                     || risk.statusText || !risk.statusMark.isEmpty();
        if (risk.status != RiskStatus::Open || !risk.isStruck || isSaidElsewhere)
            continue;
        if (markdown::riskText(*reg.text, risk.text).mark.isEmpty())
            finder.add(risk.text.begin,
                       called(risk) + " is struck, but nothing says that it is fixed",
                       "mark it ✅ **FIXED**, or take the strike off");
    }
}

} // namespace

Rule struckWithoutMarkRule()
{
    return {"struck-without-mark", Finding::Warning,
            "A risk is struck out, but no word or mark says why: it may be fixed, or its text may "
            "have been withdrawn. Readers take it for done, while it counts as open in every sum. "
            "Mark it `✅ **FIXED**` or `⛔ **CLOSED**`, or take the strike off. Under a heading that "
            "says *FIXED*, or with a ticked box, the strike is explained and is no finding.",
            &look};
}

} // namespace loadline::checks
