// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

#include "markdown/fields.h"

namespace loadline::checks {

namespace {

constexpr const char *mend = "use critical, high, medium or low";

bool isUnknown(std::string_view text)
{
    return !saysNone(text) && !tierFromText(text);
}

std::size_t placeOfPriority(const Iteration &iteration)
{
    for (const Field &field : iteration.fields)
        if (markdown::isPriorityKey(field.key) && field.value == iteration.priorityText)
            return field.valueSpan.begin;
    return iteration.heading.begin;
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Iteration &iteration : reg.iterations)
        if (iteration.priorityText && !iteration.priority && isUnknown(*iteration.priorityText))
            finder.add(placeOfPriority(iteration),
                       "“" + *iteration.priorityText + "” is no known priority", mend);
    for (const Risk &risk : reg.risks) {
        if (isUnknown(risk.tierText))
            finder.add(placeOf(risk), "“" + risk.tierText + "” is no known tier", mend);
        const Field *tier = markdown::fieldNamed(risk.fields,
                                                 {"tier", "severity", "priority", "risk level"});
        if (tier && isUnknown(tier->value))
            finder.add(tier->valueSpan.begin, "“" + tier->value + "” is no known tier", mend);
    }
}

} // namespace

Rule unknownTierRule()
{
    return {"unknown-tier", Finding::Warning,
            "The priority of an iteration or the tier of a risk begins with no word that the "
            "format knows. It is kept and shown as it stands, but it sorts nowhere and weighs "
            "nothing, so the load of the register comes out too low. Begin it with critical, "
            "high, medium or low, or one of their usual names such as P0 or blocker; more can "
            "follow. A dash, `TBD`, `none` and `n/a` say that there is none yet.",
            &look};
}

} // namespace loadline::checks
