// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"
#include "markdown/fields.h"

namespace loadline::checks {

namespace {

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Risk &risk : reg.risks) {
        if (isEnded(risk) || !risk.tier || risk.isTierDerived)
            continue;
        const Field *likelihood = markdown::fieldNamed(risk.fields, {"likelihood", "probability"});
        const Field *impact = markdown::fieldNamed(risk.fields, {"impact", "consequence"});
        if (!likelihood || !impact)
            continue;
        const auto l = ratingFromText(likelihood->value);
        const auto i = ratingFromText(impact->value);
        if (!l || !i || tierFromScore(*l * *i) == *risk.tier)
            continue;
        const std::string scored(nameOf(tierFromScore(*l * *i)));
        finder.add(placeOf(risk),
                   called(risk) + " is " + std::string(nameOf(*risk.tier)) + ", but "
                       + std::to_string(*l) + " × " + std::to_string(*i) + " is " + scored,
                   "move it to " + scored + ", or look at its likelihood and impact again");
    }
}

} // namespace

Rule contradictedTierRule()
{
    return {"contradicted-tier", Finding::Note,
            "A risk gives its likelihood and its impact, and their product means another tier "
            "than the one that it is written in: of 25, 15 and more is critical, 10 high, 5 "
            "medium. One of them is out of date, or the team knows something that the numbers do "
            "not say. The written tier is the one that counts. Move the risk, or look at the two "
            "numbers again.",
            &look};
}

} // namespace loadline::checks
