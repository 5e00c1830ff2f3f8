// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

#include "markdown/reader.h"

#include <set>

namespace loadline::checks {

namespace {

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    std::set<int> tested;
    const std::map<int, const Iteration *> iterations = iterationsByNumber(reg);
    for (const auto &[number, iteration] : iterations)
        if (markdown::evidenceOf(reg, *iteration) != Evidence::None)
            tested.insert(number);
    for (const Risk &risk : reg.risks) {
        if (risk.status != RiskStatus::Fixed || (risk.iteration && tested.contains(*risk.iteration)))
            continue;
        // What an archived iteration was tested with stands in the archive.
        if (risk.iteration && !iterations.contains(*risk.iteration)
            && reg.isArchived(*risk.iteration))
            continue;
        std::string why = "no iteration says how";
        std::string mend = "say which iteration fixed it";
        if (risk.iteration) {
            const std::string number = std::to_string(*risk.iteration);
            const bool isThere = iterations.contains(*risk.iteration);
            why = "iteration " + number + (isThere ? " has no test" : " is not there");
            mend = isThere ? "write down how iteration " + number + " was tested"
                           : "add iteration " + number + ", or name the one that fixed it";
        }
        finder.add(placeOf(risk), called(risk) + " is fixed with no evidence: " + why, mend);
    }
}

} // namespace

Rule missingEvidenceRule()
{
    return {"missing-evidence", Finding::Warning,
            "A risk is marked as fixed, but nothing shows that it is: no iteration is named that "
            "fixed it, or that iteration has not a single test. A reader has to take it on trust, "
            "and a review cannot count on it. Name the iteration, and write in its *Testing* what "
            "was tried and how it went.",
            &look};
}

} // namespace loadline::checks
