// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/moves.h"

#include <algorithm>

namespace loadline::markdown {

Moves::Moves(std::vector<Stretch> stretches)
    : m_stretches(std::move(stretches))
    , m_begin(m_stretches.empty() ? std::string::npos : m_stretches.front().before.begin)
{
}

std::size_t Moves::movedBehind(std::size_t offset) const
{
    const auto next = std::partition_point(m_stretches.begin(), m_stretches.end(),
                                           [offset](const Stretch &stretch) {
                                               return stretch.before.begin < offset;
                                           });
    const Stretch &last = *(next - 1);
    return offset < last.before.end ? last.after.end : offset - last.before.end + last.after.end;
}

void Moves::apply(Register &reg) const
{
    const Moves &moved = *this;
    reg.titleSpan = moved(reg.titleSpan);
    for (std::size_t i = 0; i < reg.iterations.size(); ++i)
        if (reg.iterations[i].span.end > m_begin)
            apply(reg.iterations.movable(i));
    for (RiskGroup &group : reg.groups)
        apply(group);
    for (std::size_t i = 0; i < reg.risks.size(); ++i)
        if (reachesBehind(reg.risks[i]))
            apply(reg.risks.movable(i));
    for (OtherPart &other : reg.others)
        apply(other);
    apply(reg.lastUpdated);
    apply(reg.nextIteration);
    apply(reg.fields);
    for (ArchiveLine &archive : reg.archives) {
        archive.line = moved(archive.line);
        archive.valueSpan = moved(archive.valueSpan);
    }
    if (reg.riskHeading)
        reg.riskHeading = moved(*reg.riskHeading);
}

void Moves::apply(Field &field) const
{
    field.line = (*this)(field.line);
    field.valueSpan = (*this)(field.valueSpan);
}

void Moves::apply(std::vector<Field> &fields) const
{
    for (Field &field : fields)
        apply(field);
}

void Moves::apply(Section &section) const
{
    const Moves &moved = *this;
    section.heading = moved(section.heading);
    section.headingText = moved(section.headingText);
    section.span = moved(section.span);
    section.body = moved(section.body);
}

void Moves::apply(Iteration &iteration) const
{
    const Moves &moved = *this;
    apply(iteration.fields);
    for (Section &section : iteration.sections)
        apply(section);
    iteration.span = moved(iteration.span);
    iteration.heading = moved(iteration.heading);
    iteration.titleSpan = moved(iteration.titleSpan);
    iteration.statusInHeading = moved(iteration.statusInHeading);
    iteration.metadata = moved(iteration.metadata);
    iteration.lead = moved(iteration.lead);
}

void Moves::apply(RiskGroup &group) const
{
    group.heading = (*this)(group.heading);
    group.span = (*this)(group.span);
    group.body = (*this)(group.body);
}

void Moves::apply(Risk &risk) const
{
    const Moves &moved = *this;
    apply(risk.fields);
    risk.span = moved(risk.span);
    risk.marker = moved(risk.marker);
    risk.text = moved(risk.text);
    risk.plan = moved(risk.plan);
    risk.statusMark = moved(risk.statusMark);
    for (SummaryRow &row : risk.summaries) {
        row.span = moved(row.span);
        row.part = moved(row.part);
    }
}

bool Moves::reachesBehind(const Risk &risk) const
{
    const auto isBehind = [this](Span span) { return span.end > m_begin; };
    return isBehind(risk.span) || isBehind(risk.plan) || isBehind(risk.statusMark)
           || std::any_of(risk.fields.begin(), risk.fields.end(),
                          [&](const Field &field) {
                              return isBehind(field.line) || isBehind(field.valueSpan);
                          })
           || std::any_of(risk.summaries.begin(), risk.summaries.end(), [&](const SummaryRow &row) {
                  return isBehind(row.span) || isBehind(row.part);
              });
}

void Moves::apply(OtherPart &other) const
{
    other.span = (*this)(other.span);
    other.body = (*this)(other.body);
}

} // namespace loadline::markdown
