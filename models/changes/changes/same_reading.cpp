// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/same_reading.h"

#include <algorithm>

namespace loadline::changes {

std::string wordsOf(const Risk &risk)
{
    std::string words;
    const auto add = [&words](std::string_view said) {
        words += said;
        words += '\0';
    };
    add(risk.isNamed ? risk.id : std::string());
    add(risk.tier ? nameOf(*risk.tier) : std::string_view());
    add(risk.title);
    add(risk.detail);
    add(nameOf(risk.status));
    add(risk.iteration ? std::to_string(*risk.iteration) : std::string());
    add(risk.isStruck ? "struck" : "");
    for (const Field &field : risk.fields) {
        add(field.key);
        add(field.value);
    }
    return words;
}

bool isSameRisk(const Risk &a, const Risk &b)
{
    const auto sameFields = [](const Field &x, const Field &y) {
        return x.key == y.key && x.value == y.value;
    };
    return a.isNamed == b.isNamed && (!a.isNamed || a.id == b.id) && a.tier == b.tier
           && a.title == b.title && a.detail == b.detail && a.status == b.status
           && a.iteration == b.iteration && a.isStruck == b.isStruck
           && std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
                         sameFields);
}

bool isSameIteration(const Register &before, const Iteration &a, const Register &after,
                     const Iteration &b)
{
    const auto sameFields = [](const Field &x, const Field &y) {
        return x.key == y.key && x.value == y.value;
    };
    const auto sameSections = [&](const Section &x, const Section &y) {
        return x.kind == y.kind && before.view(x.headingText) == after.view(y.headingText)
               && before.view(x.body) == after.view(y.body);
    };
    return a.id == b.id && a.title == b.title && a.statusText == b.statusText
           && before.view(a.lead) == after.view(b.lead)
           && std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
                         sameFields)
           && std::equal(a.sections.begin(), a.sections.end(), b.sections.begin(), b.sections.end(),
                         sameSections);
}

} // namespace loadline::changes
