// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

namespace loadline::checks {

namespace {

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    if (reg.lastUpdated.size() < 2)
        return;
    const Field &last = reg.lastUpdated.back();
    for (const Field &field : reg.lastUpdated) {
        if (&field == &last)
            continue;
        finder.add(field.line.begin,
                   field.key + " stands again in line " + std::to_string(reg.lineOf(last.line.begin))
                       + ", and only that one is kept up to date",
                   "take this one out");
    }
}

} // namespace

Rule severalFootersRule()
{
    return {"several-footers", Finding::Note,
            "*Last Updated* stands in the file more than once. It happens where iterations were "
            "added below the footer, or where a merge kept both. The last one counts and is kept "
            "up to date when the file is written; the others stay as they are, and a reader who "
            "meets one of them first takes it for the truth. Take them out.",
            &look};
}

} // namespace loadline::checks
