// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

#include "core/text.h"
#include "markdown/fields.h"
#include "markdown/reader.h"

#include <algorithm>
#include <array>

namespace loadline::checks {

namespace {

constexpr std::array<std::string_view, 2> riskDates = {"due", "review"};

void lookAt(const Field &field, Finder &finder)
{
    if (!saysNone(field.value) && markdown::isoTimeFromText(field.value).empty())
        finder.add(field.valueSpan.begin, "“" + field.value + "” is no date that can be read",
                   "write it as 2026-01-31");
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Iteration &iteration : reg.iterations)
        for (const Field &field : iteration.fields)
            if (markdown::isDateKey(field.key))
                lookAt(field, finder);
    for (const Risk &risk : reg.risks) {
        for (const Field &field : risk.fields) {
            const bool isDate = std::any_of(riskDates.begin(), riskDates.end(),
                                            [&](std::string_view key) {
                                                return equalsIgnoringCase(field.key, key);
                                            });
            if (isDate)
                lookAt(field, finder);
        }
    }
}

} // namespace

Rule unknownDateRule()
{
    return {"unknown-date", Finding::Note,
            "A date is written in a way that cannot be read for certain, or is no day of the "
            "calendar. It is kept as it stands, but nothing can be sorted, counted or called "
            "overdue by it. Write year, month and day as `2026-01-31`. A dash, `TBD`, `none` and "
            "`n/a` say that there is no date and are no finding.",
            &look};
}

} // namespace loadline::checks
