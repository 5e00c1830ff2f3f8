// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

namespace loadline::checks {

namespace {

/// Rows, headings and checkboxes keep their place when they are fixed, and so does a risk of no
/// known tier.
bool movesWhenFixed(const Risk &risk)
{
    return risk.form == RiskForm::ListItem && !risk.isChecked && risk.tier;
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Risk &risk : reg.risks) {
        const RiskGroup &group = reg.groups[risk.group];
        const bool isUnderTier = !group.heading.isEmpty() && group.tier;
        if (risk.status != RiskStatus::Fixed || !group.isOpen() || !isUnderTier
            || !movesWhenFixed(risk)) {
            continue;
        }
        const std::string fixedBy = risk.iteration
                                        ? "the tier's group (Iteration "
                                              + std::to_string(*risk.iteration) + " - FIXED)"
                                        : "a group of fixed risks";
        finder.add(placeOf(risk), called(risk) + " is fixed, but stands among the open ones",
                   "move it to " + fixedBy + ", or open it again");
    }
}

} // namespace

Rule fixedInOpenGroupRule()
{
    return {"fixed-in-open-group", Finding::Warning,
            "A risk is struck and marked as fixed, but still stands in a group of open risks, "
            "where it is read and counted as work that is left. Completing an iteration moves "
            "what it fixes to the tier's group `(Iteration N - FIXED)`; a risk that was marked by "
            "hand stays where it is. Move it there, or take strike and mark off. Table rows, "
            "headings and checkboxes keep their place and are no finding.",
            &look};
}

} // namespace loadline::checks
