// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"
#include "markdown/fields.h"
#include "merge/said_text.h"
#include "merge/wording.h"

#include <algorithm>

namespace loadline::merge {

namespace {

std::string statusName(const Iteration &iteration)
{
    return iteration.statusText ? std::string(nameOf(iteration.status)) : std::string();
}

const Field *statusField(const Iteration &iteration)
{
    const auto found = std::find_if(iteration.fields.begin(), iteration.fields.end(),
                                    [&iteration](const Field &field) {
                                        return markdown::isStatusKey(field.key)
                                               && field.value == iteration.statusText;
                                    });
    return found == iteration.fields.end() ? nullptr : &*found;
}

/// "planned, high"
std::string statusAndPriority(const Iteration &iteration)
{
    std::string note;
    if (iteration.status != IterationStatus::Unknown)
        note = statusInWords(nameOf(iteration.status));
    if (iteration.priority) {
        note += note.empty() ? "" : ", ";
        note += nameOf(*iteration.priority);
    }
    return note;
}

/// One iteration's story.
class IterationTeller
{
public:
    IterationTeller(const Sides &sides, const Iteration *before, const Iteration *after,
                    RiskFates &fates, std::vector<Happening> &out)
        : m_sides(sides)
        , m_before(before)
        , m_after(after)
        , m_fates(fates)
        , m_out(out)
    {
    }

    void tell();

private:
    void tellAdded();
    void tellRemoved();
    void tellStatus();
    void tellTitle();
    void tellFields();
    void tellLead();
    void takeRisks(std::map<int, std::vector<std::size_t>> &fates, std::optional<int> number,
                   Happening &happening);
    Happening happening(HappeningKind kind) const;
    Happening &add(Happening told)
    {
        m_out.push_back(std::move(told));
        return m_out.back();
    }

    const Sides &m_sides;
    const Iteration *m_before;
    const Iteration *m_after;
    RiskFates &m_fates;
    std::vector<Happening> &m_out;
};

void IterationTeller::tell()
{
    if (!m_before)
        return tellAdded();
    if (!m_after)
        return tellRemoved();
    if (m_before->id == m_after->id
        && m_sides.before.view(m_before->span) == m_sides.after.view(m_after->span))
        return;
    const std::size_t told = m_out.size();
    if (m_before->id != m_after->id) {
        Happening &renumbered = add(happening(HappeningKind::IterationRenumbered));
        renumbered.before = m_before->id;
        renumbered.after = m_after->id;
    }
    tellStatus();
    tellTitle();
    tellFields();
    tellLead();
    tellSections(m_sides, *m_before, *m_after, m_out);
    if (m_out.size() > told)
        return;
    const auto said = [](const Register &reg, const Iteration &iteration) {
        std::vector<Span> but;
        auto footer = std::partition_point(reg.lastUpdated.begin(), reg.lastUpdated.end(),
                                           [&iteration](const Field &field) {
                                               return field.line.end <= iteration.span.begin;
                                           });
        for (; footer != reg.lastUpdated.end() && footer->line.begin < iteration.span.end; ++footer)
            but.push_back(footer->line);
        return saidIn(reg, iteration.span, but);
    };
    if (said(m_sides.before, *m_before) != said(m_sides.after, *m_after))
        add(happening(HappeningKind::IterationChanged));
}

Happening IterationTeller::happening(HappeningKind kind) const
{
    Happening told = happeningOf(kind, m_after ? *m_after : *m_before);
    told.isGone = !m_after;
    told.line = m_after ? m_sides.after.lineOf(m_after->heading.begin)
                        : m_sides.before.lineOf(m_before->heading.begin);
    return told;
}

void IterationTeller::tellAdded()
{
    Happening &added = add(happening(HappeningKind::IterationAdded));
    added.title = m_after->title;
    added.after = m_after->title;
    added.note = statusAndPriority(*m_after);
    if (m_after->status == IterationStatus::Completed)
        takeRisks(m_fates.fixedBy, m_after->number, added);
    added.title = m_after->title;
}

void IterationTeller::tellRemoved()
{
    Happening &removed = add(happening(HappeningKind::IterationRemoved));
    removed.title = m_before->title;
    removed.before = m_before->title;
}

void IterationTeller::takeRisks(std::map<int, std::vector<std::size_t>> &fates,
                                std::optional<int> number, Happening &happening)
{
    const auto found = number ? fates.find(*number) : fates.end();
    if (found == fates.end())
        return;
    for (const std::size_t risk : found->second) {
        happening.risks.push_back(m_sides.after.risks[risk].id);
        happening.title = m_sides.after.risks[risk].title;
        m_fates.areTold[risk] = true;
    }
    fates.erase(found);
}

void IterationTeller::tellStatus()
{
    const IterationStatus was = m_before->status;
    const IterationStatus is = m_after->status;
    if (m_before->statusText == m_after->statusText)
        return;
    Happening told = happening(HappeningKind::IterationStatusChanged);
    told.key = keys::status;
    told.before = statusName(*m_before);
    told.after = statusName(*m_after);
    if (const Field *field = statusField(*m_after))
        told.line = m_sides.after.lineOf(field->line.begin);
    if (was == is && m_before->statusText && m_after->statusText) {
        told.kind = HappeningKind::IterationChanged;
        told.before = *m_before->statusText;
        told.after = *m_after->statusText;
    } else if (is == IterationStatus::Completed && was != is) {
        told.kind = HappeningKind::IterationCompleted;
        takeRisks(m_fates.fixedBy, m_after->number, told);
    } else if (was == IterationStatus::Completed && was != is) {
        told.kind = HappeningKind::IterationReopened;
        takeRisks(m_fates.openedFrom, m_before->number, told);
    }
    if (is == IterationStatus::Unknown)
        told.note = m_after->statusText.value_or(std::string());
    add(std::move(told));
}

void IterationTeller::tellTitle()
{
    if (m_before->title == m_after->title)
        return;
    Happening &retitled = add(happening(HappeningKind::IterationChanged));
    retitled.key = keys::title;
    retitled.before = m_before->title;
    retitled.after = m_after->title;
}

void IterationTeller::tellFields()
{
    const bool isStatusTold = m_before->statusText != m_after->statusText;
    for (const FieldDifference &one : differingFields(m_before->fields, m_after->fields)) {
        if (isStatusTold && markdown::isStatusKey(one.key()))
            continue;
        Happening told = happening(HappeningKind::IterationChanged);
        setField(told, m_sides, one);
        const bool isPriority = markdown::isPriorityKey(one.key())
                                && m_before->priority != m_after->priority;
        if (isPriority && m_before->priority)
            told.before = nameOf(*m_before->priority);
        if (isPriority && m_after->priority)
            told.after = nameOf(*m_after->priority);
        add(std::move(told));
    }
}

void IterationTeller::tellLead()
{
    const auto said = [](const Register &reg, const Iteration &iteration) {
        std::vector<Span> fields;
        for (const Field &field : iteration.fields)
            fields.push_back(field.line);
        return saidIn(reg, iteration.lead, ascending(std::move(fields)));
    };
    const std::string was = said(m_sides.before, *m_before);
    const std::string is = said(m_sides.after, *m_after);
    if (was == is)
        return;
    Happening &told = add(happening(HappeningKind::IterationChanged));
    told.key = keys::lead;
    told.before = was;
    told.after = is;
    if (!m_after->lead.isEmpty())
        told.line = firstDifferentLine(m_sides.before, m_before->lead, m_sides.after, m_after->lead);
}

} // namespace

Happening happeningOf(HappeningKind kind, const Iteration &iteration)
{
    Happening happening;
    happening.kind = kind;
    happening.object = "iteration:" + iteration.id;
    if (!equalsIgnoringCase(iteration.unit, "iteration"))
        happening.unit = iteration.unit;
    return happening;
}

Matching matchedIterations(const Sides &sides)
{
    const auto &before = sides.before.iterations;
    const auto &after = sides.after.iterations;
    Matching matching(before.size(), after.size());
    matching.pairEnds([&](std::size_t i, std::size_t j) {
        return before[i].id == after[j].id && before[i].title == after[j].title
               && equalsIgnoringCase(before[i].unit, after[j].unit);
    });
    const auto by = [&](const auto &key) {
        return std::pair{[&before, key](std::size_t i) { return key(before[i]); },
                         [&after, key](std::size_t j) { return key(after[j]); }};
    };
    const auto name = [](const Iteration &one) { return asciiLowered(one.unit) + '\0' + one.id; };
    const auto whole = by([name](const Iteration &one) { return name(one) + '\0' + one.title; });
    matching.pairByKey(whole.first, whole.second);
    const auto titles = by([](const Iteration &one) { return one.title; });
    matching.pairByUniqueKey(titles.first, titles.second);
    const auto names = by(name);
    matching.pairByKey(names.first, names.second);
    const auto ids = by([](const Iteration &one) { return one.id; });
    matching.pairByKey(ids.first, ids.second);
    return matching;
}

void tellIterations(const Sides &sides, const Matching &matching, RiskFates &fates,
                    std::vector<Happening> &out)
{
    matching.walk([&](std::size_t i, std::size_t j) {
        const Iteration *before = i == Matching::none ? nullptr : &sides.before.iterations[i];
        const Iteration *after = j == Matching::none ? nullptr : &sides.after.iterations[j];
        IterationTeller(sides, before, after, fates, out).tell();
    });
    const std::size_t moved = matching.firstOutOfOrder();
    if (moved == Matching::none)
        return;
    const Iteration &first = sides.after.iterations[moved];
    Happening told = happeningOf(HappeningKind::IterationsReordered, first);
    told.object = "register";
    told.line = sides.after.lineOf(first.heading.begin);
    out.push_back(std::move(told));
}

} // namespace loadline::merge
