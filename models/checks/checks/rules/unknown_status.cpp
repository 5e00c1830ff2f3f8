// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "markdown/fields.h"

namespace loadline::checks {

namespace {

std::size_t placeOfStatus(const Iteration &iteration)
{
    for (const Field &field : iteration.fields)
        if (markdown::isStatusKey(field.key) && field.value == iteration.statusText)
            return field.valueSpan.begin;
    return iteration.statusInHeading.isEmpty() ? iteration.heading.begin
                                               : iteration.statusInHeading.begin;
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Iteration &iteration : reg.iterations) {
        if (iteration.statusText && iteration.status == IterationStatus::Unknown)
            finder.add(placeOfStatus(iteration),
                       "“" + *iteration.statusText + "” is no known status of an iteration",
                       "use planned, in progress, blocked, completed, rolled back or cancelled");
    }
    for (const Risk &risk : reg.risks) {
        if (risk.statusText && risk.status == RiskStatus::Unknown)
            finder.add(risk.statusMark.isEmpty() ? placeOf(risk) : risk.statusMark.begin,
                       "“" + *risk.statusText + "” is no known status of a risk",
                       "use open, fixed, mitigated, accepted or closed");
    }
}

} // namespace

Rule unknownStatusRule()
{
    return {"unknown-status", Finding::Warning,
            "A status begins with no word that the format knows. It is kept and shown as it "
            "stands, but the iteration counts as neither planned nor completed, the risk as "
            "neither open nor fixed, and reviews cannot tell what it means. Begin it with a known "
            "word; more can follow, such as `Completed (v1.4)`.",
            &look};
}

} // namespace loadline::checks
