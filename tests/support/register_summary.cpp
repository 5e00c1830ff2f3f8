// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/register_summary.h"

namespace loadline::test {

std::string summaryOf(const Risk &risk)
{
    std::string out = risk.id + " ";
    out += risk.tier ? std::string(nameOf(*risk.tier)) : "-";
    if (risk.isTierDerived)
        out += "*";
    out += " " + std::string(nameOf(risk.status)) + " ";
    out += risk.iteration ? std::to_string(*risk.iteration) : "-";
    out += " " + risk.title;
    if (!risk.detail.empty())
        out += " | " + risk.detail;
    for (const auto &field : risk.fields)
        out += " | " + field.key + "=" + field.value;
    return out + "\n";
}

std::string risksOf(const Register &reg)
{
    std::string out;
    for (const auto &risk : reg.risks)
        out += summaryOf(risk);
    return out;
}

std::string iterationsOf(const Register &reg)
{
    std::string out;
    for (const auto &iteration : reg.iterations) {
        out += iteration.id + " " + std::string(nameOf(iteration.status)) + " ";
        out += iteration.priority ? std::string(nameOf(*iteration.priority)) : "-";
        out += " " + (iteration.date.empty() ? std::string("-") : iteration.date);
        out += " " + iteration.title + "\n";
    }
    return out;
}

std::string groupsOf(const Register &reg)
{
    std::string out;
    for (const auto &group : reg.groups) {
        out += group.tier ? std::string(nameOf(*group.tier)) : "-";
        out += " \"" + group.label + "\" \"" + group.qualifier + "\" ";
        out += group.iteration ? std::to_string(*group.iteration) : "-";
        out += group.isFixed ? " fixed:" : " open:";
        for (const auto index : group.risks)
            out += " " + reg.risks[index].id;
        out += "\n";
    }
    return out;
}

} // namespace loadline::test
