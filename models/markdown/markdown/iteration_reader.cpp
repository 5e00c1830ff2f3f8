// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/iteration_reader.h"

#include "markdown/fields.h"
#include "markdown/lead.h"
#include "markdown/reader.h"
#include "markdown/scan.h"

#include <algorithm>
#include <charconv>

namespace loadline::markdown {

namespace {

/// "3" and "007" are numbers; "2.1", "3b" and "A1" are names.
std::optional<int> numberOf(std::string_view id)
{
    int value = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), value);
    if (error != std::errc() || end != id.data() + id.size())
        return std::nullopt;
    return value;
}

/// A status of a heading without its separator and brackets.
std::string statusWords(std::string_view said)
{
    said = trimmed(said);
    while (!said.empty() && (said.front() == '-' || said.front() == ':' || said.front() == '|'))
        said = trimmed(said.substr(1));
    for (const std::string_view dash : {"–", "—"})
        if (said.starts_with(dash))
            said = trimmed(said.substr(dash.size()));
    const bool isBracketed = said.size() > 2
                             && ((said.front() == '(' && said.back() == ')')
                                 || (said.front() == '[' && said.back() == ']'));
    if (isBracketed)
        said = said.substr(1, said.size() - 2);
    return std::string(said);
}

void setStatus(Iteration &iteration, std::string text)
{
    iteration.status = iterationStatusFromText(text).value_or(IterationStatus::Unknown);
    iteration.statusText = std::move(text);
}

void setDate(Iteration &iteration)
{
    const Field *best = nullptr;
    for (const Field &field : iteration.fields) {
        const int rank = rankOfDateKey(field.key);
        // Only *Date* itself can hold a date that is none: "Completed: 5 of 9" is no date.
        const bool isCandidate = isDateKey(field.key) && !field.value.empty()
                                 && (rank == 0 || !isoTimeFromText(field.value).empty());
        if (isCandidate && (!best || rank < rankOfDateKey(best->key)))
            best = &field;
    }
    if (!best)
        return;
    iteration.dateText = best->value;
    iteration.date = isoTimeFromText(best->value);
}

/// Status, priority and date. Behind the metadata lines a status is the iteration's only where it
/// is the only one and says a known word: below prose teams write of all kinds of states.
void setFromFields(Iteration &iteration)
{
    const Field *late = nullptr;
    std::size_t lateOnes = 0;
    for (const Field &field : iteration.fields) {
        if (field.value.empty())
            continue;
        if (isStatusKey(field.key) && field.line.begin >= iteration.metadata.end) {
            late = &field;
            ++lateOnes;
        } else if (isStatusKey(field.key) && !iteration.statusText) {
            setStatus(iteration, field.value);
        } else if (isPriorityKey(field.key) && !iteration.priorityText) {
            iteration.priorityText = field.value;
            iteration.priority = tierFromText(field.value);
        }
    }
    setDate(iteration);
    if (!iteration.statusText && iteration.statusInHeading.isEmpty() && lateOnes == 1
        && iterationStatusFromText(late->value))
        setStatus(iteration, late->value);
}

/// The heading's status counts where no metadata line gives a status that is known.
void setFromHeading(Iteration &iteration, std::string_view text)
{
    if (iteration.statusInHeading.isEmpty())
        return;
    std::string words = statusWords(at(text, iteration.statusInHeading));
    if (iteration.statusText
        && (iteration.status != IterationStatus::Unknown || !iterationStatusFromText(words)))
        return;
    setStatus(iteration, std::move(words));
    iteration.isStatusOfHeading = true;
}

bool hasStates(SectionKind kind)
{
    return kind == SectionKind::Testing || kind == SectionKind::SideEffects
           || kind == SectionKind::DeploymentImpact;
}

bool passesKindOn(SectionKind kind)
{
    return hasStates(kind) || kind == SectionKind::FilesModified || kind == SectionKind::NextSteps
           || kind == SectionKind::Benefits;
}

/// Parts of a section with entries, "Unit tests" below "Testing", hold such entries as well; where
/// entries have states, if theirs do.
SectionKind kindFromAbove(const Register &reg, Section section, SectionKind above)
{
    if (!passesKindOn(above))
        return SectionKind::Other;
    if (!hasStates(above))
        return above;
    section.kind = above;
    const std::vector<Item> items = itemsOf(reg, section);
    const bool haveStates = std::any_of(items.begin(), items.end(), [](const Item &item) {
        return item.state != MarkState::None;
    });
    return haveStates ? above : SectionKind::Other;
}

} // namespace

Iteration iterationFrom(std::string_view text, const OutlineMark &mark, const UnitHeading &unit,
                        Span lead)
{
    Iteration iteration;
    iteration.id = std::string(at(text, unit.number));
    iteration.number = numberOf(iteration.id);
    iteration.unit = std::string(at(text, unit.unit));
    iteration.title = std::string(at(text, unit.title));
    iteration.titleSpan = unit.title;
    iteration.level = mark.level;
    iteration.heading = mark.line;
    iteration.span = {mark.line.begin, mark.line.end};
    iteration.statusInHeading = unit.status;
    Lead read = leadOf(text, lead);
    iteration.fields = std::move(read.fields);
    iteration.metadata = read.metadata;
    iteration.lead = withoutBlankEdges(text, read.prose);
    for (Section &label : read.labels) {
        label.level = mark.level + 1;
        label.body = withoutBlankEdges(text, {label.heading.end, label.span.end});
        iteration.sections.push_back(label);
    }
    setFromFields(iteration);
    setFromHeading(iteration, text);
    return iteration;
}

Section sectionFrom(const Register &reg, const OutlineMark &mark, Span body, const Section *above)
{
    const std::string_view text = *reg.text;
    Section section;
    section.kind = sectionKindFromHeading(at(text, mark.text));
    section.level = mark.level;
    section.heading = mark.line;
    section.headingText = mark.text;
    section.span = {mark.line.begin, body.end};
    section.body = withoutBlankEdges(text, body);
    if (section.kind == SectionKind::Other && above)
        section.kind = kindFromAbove(reg, section, above->kind);
    return section;
}

} // namespace loadline::markdown
