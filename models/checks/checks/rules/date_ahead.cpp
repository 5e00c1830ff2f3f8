// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "checks/facts.h"

#include "core/text.h"
#include "markdown/fields.h"

namespace loadline::checks {

namespace {

/// Whether the field says when something happened.
bool isRecord(const Field &field)
{
    return markdown::isDateKey(field.key) || equalsIgnoringCase(field.key, "reviewed");
}

void look(const Register &reg, const Circumstances &circumstances, Finder &finder)
{
    const std::string &today = circumstances.context.today;
    if (today.empty())
        return;
    const auto lookAt = [&](const Field &field) {
        if (const std::string day = dayIn(field.value); day > today)
            finder.add(field.valueSpan.begin, field.key + " is " + day + ", which lies ahead",
                       "write the day on which it happened");
    };
    for (const Iteration &iteration : reg.iterations) {
        if (!hasBegun(iteration))
            continue;
        for (const Field &field : iteration.fields)
            if (isRecord(field))
                lookAt(field);
    }
    for (const Risk &risk : reg.risks)
        if (const Field *accepted = markdown::fieldNamed(risk.fields, {"accepted"}))
            lookAt(*accepted);
    for (const Field &field : reg.lastUpdated)
        lookAt(field);
}

} // namespace

Rule dateAheadRule()
{
    return {"date-ahead", Finding::Warning,
            "A date says when something happened, but that day is still to come: the date of an "
            "iteration that is in progress or completed, of an acceptance, or *Last Updated*. "
            "Most often a digit is wrong or day and month are swapped. What is sorted or counted "
            "by it is wrong until it is mended. Dates of planned, blocked and cancelled "
            "iterations, due dates and reviews may lie ahead. Days are those of UTC.",
            &look};
}

} // namespace loadline::checks
