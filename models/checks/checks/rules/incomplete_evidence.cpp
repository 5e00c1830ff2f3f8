// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

#include "markdown/reader.h"

#include <algorithm>

namespace loadline::checks {

namespace {

/// What keeps the evidence of an iteration from being complete.
std::string gapsOf(const Register &reg, const Iteration &iteration)
{
    std::size_t tests = 0;
    std::size_t passed = 0;
    bool isBlocked = false;
    for (const Section &section : iteration.sections) {
        if (section.kind == SectionKind::Testing) {
            for (const Item &item : markdown::itemsOf(reg, section)) {
                ++tests;
                passed += item.state == MarkState::Pass ? 1 : 0;
            }
        } else if (section.kind == SectionKind::DeploymentImpact) {
            const auto items = markdown::itemsOf(reg, section);
            isBlocked = isBlocked || std::any_of(items.begin(), items.end(), [](const Item &item) {
                            return item.state == MarkState::Fail;
                        });
        }
    }
    std::string text;
    const auto say = [&text](const std::string &gap) { text += (text.empty() ? "" : ", ") + gap; };
    if (iteration.status != IterationStatus::Completed)
        say("is not completed");
    if (passed < tests)
        say("has passed " + std::to_string(passed) + " of " + std::to_string(tests) + " tests");
    if (isBlocked)
        say("has an impact that blocks");
    return text;
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    std::map<int, std::string> gaps;
    for (const auto &[number, iteration] : iterationsByNumber(reg))
        if (markdown::evidenceOf(reg, *iteration) == Evidence::Incomplete)
            gaps.emplace(number, gapsOf(reg, *iteration));
    for (const Risk &risk : reg.risks) {
        if (risk.status != RiskStatus::Fixed || !risk.iteration)
            continue;
        const auto gap = gaps.find(*risk.iteration);
        if (gap == gaps.end())
            continue;
        const std::string number = std::to_string(gap->first);
        finder.add(placeOf(risk),
                   called(risk) + " is fixed with incomplete evidence: iteration " + number + ' '
                       + gap->second,
                   "finish the tests of iteration " + number + ", and say how they went");
    }
}

} // namespace

Rule incompleteEvidenceRule()
{
    return {"incomplete-evidence", Finding::Note,
            "A risk is marked as fixed by an iteration, but what that iteration shows for it is "
            "not all there: a test failed, needs attention or was never run, an impact line "
            "blocks the deployment, or the iteration is not completed. Evidence is complete with "
            "a completed iteration, at least one ✅ test, none in another state and no ❌ impact. "
            "Finish the tests and note how they went.",
            &look};
}

} // namespace loadline::checks
