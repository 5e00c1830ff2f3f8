// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "core/text.h"

#include <map>

namespace loadline::checks {

namespace {

void lookAtRisks(const Register &reg, Finder &finder)
{
    std::map<std::string, std::size_t> firstLines;
    for (const Risk &risk : reg.risks) {
        if (!risk.isNamed)
            continue;
        const std::size_t line = reg.lineOf(risk.span.begin);
        const auto [first, isNew] = firstLines.try_emplace(asciiLowered(risk.id), line);
        if (!isNew)
            finder.add(placeOf(risk),
                       "risk " + risk.id + " is already in line " + std::to_string(first->second),
                       "give one of them a number that is free");
    }
}

void lookAtIterations(const Register &reg, Finder &finder)
{
    std::map<int, std::size_t> firstLines;
    for (const Iteration &iteration : reg.iterations) {
        if (!iteration.number)
            continue;
        const std::size_t line = reg.lineOf(iteration.heading.begin);
        const auto [first, isNew] = firstLines.try_emplace(*iteration.number, line);
        if (!isNew)
            finder.add(iteration.heading.begin,
                       "iteration " + std::to_string(*iteration.number) + " is already in line "
                           + std::to_string(first->second),
                       "give one of them a number that is free");
    }
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    lookAtRisks(reg, finder);
    lookAtIterations(reg, finder);
}

} // namespace

Rule duplicateNameRule()
{
    return {"duplicate-name", Finding::Error,
            "A risk's number is its name, and so is an iteration's: plans, commits and other "
            "documents mean it. Where a name is given twice nobody can tell which is meant, and "
            "every command that would have to choose is refused. Give one of them a number that "
            "was never used, and mend the places that cite it.",
            &look};
}

} // namespace loadline::checks
