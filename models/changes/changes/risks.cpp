// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/group_place.h"
#include "changes/named_risks.h"
#include "changes/risk_plan.h"
#include "changes/risk_text.h"
#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "markdown/risk_text.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::changes {

using markdown::RiskColumn;

namespace {

/// Writes the tier where rows of a table sum the risk up. False where none has a column for it.
bool moveInSummaries(Draft &draft, const Risk &risk, Tier tier)
{
    bool isSaid = false;
    for (const SummaryRow &summary : risk.summaries) {
        const RiskRow row = rowOf(draft.reg(), summary);
        if (!row.hasColumn(RiskColumn::Tier))
            continue;
        const std::string was = markdown::cellText(draft.text(),
                                                   row.cells[row.indexOf(RiskColumn::Tier)]);
        writeCell(draft, row, RiskColumn::Tier, tierWordLike(was, tier));
        isSaid = true;
    }
    return isSaid;
}

bool isInOwnOpenGroup(const Register &reg, const Risk &risk)
{
    const RiskGroup &group = reg.groups[risk.group];
    return group.isOpen() && group.iteration.has_value();
}

Result<void> moveRow(Draft &draft, const Risk &risk, Tier tier)
{
    const Register &reg = draft.reg();
    const RiskRow row = rowOf(reg, risk);
    if (!row.hasColumn(RiskColumn::Tier))
        return refuse("risk " + risk.id + " stands in a table without a column for its tier",
                      risk.isTierDerived ? "set its likelihood and impact"
                                         : "add a Severity column to the table",
                      reg.lineOf(risk.span.begin));
    for (const Risk &other : reg.risks) {
        if (other.tier == tier && other.group == risk.group && !other.tierText.empty()) {
            writeCell(draft, row, RiskColumn::Tier, other.tierText);
            return {};
        }
    }
    writeCell(draft, row, RiskColumn::Tier, tierWordLike(risk.tierText, tier));
    return {};
}

Result<void> moveHeading(Draft &draft, const GroupPlaces &places, const Risk &risk, Tier tier)
{
    const Register &reg = draft.reg();
    if (risk.isTierDerived || !reg.groups[risk.group].tier) {
        writeField(draft, risk, "Severity", tierWordLike("High", tier));
        return {};
    }
    const auto target = places.openGroup(tier);
    if (!target)
        return refuse("there is no group for the tier " + std::string(nameOf(tier)),
                      "add a heading for it to the risk register");
    std::string block(reg.view(risk.span));
    const std::size_t place = reg.groups[*target].span.end;
    const std::string lineEnd = lineEndAt(reg, place);
    if (!block.empty() && !isLineEndByte(block.back()))
        block += lineEnd;
    if (place == reg.text->size() && place > 0 && !isLineEndByte(reg.text->back()))
        block.insert(0, lineEnd);
    draft.remove(risk.span);
    draft.insert(place, block);
    return {};
}

/// By the heading of an iteration's own open group.
bool isPlannedByGroup(const Register &reg, const Risk &risk)
{
    return risk.planSource == PlanSource::Group && isInOwnOpenGroup(reg, risk);
}

Result<void> moveOne(Draft &draft, GroupPlaces &places, std::size_t index, Tier tier)
{
    const Register &reg = draft.reg();
    const Risk &risk = reg.risks[index];
    const bool isSaid = moveInSummaries(draft, risk, tier);
    if (const Field *field = markdown::tierFieldOf(risk.fields)) {
        writeField(draft, risk, field->key, tierWordLike(field->value, tier));
        return {};
    }
    if (isSaid)
        return {};
    if (risk.form == RiskForm::TableRow)
        return moveRow(draft, risk, tier);
    if (risk.form == RiskForm::Heading)
        return moveHeading(draft, places, risk, tier);
    const RiskGroup &group = reg.groups[risk.group];
    DraftItem item = places.body(risk.group).take(index);
    const bool isFixedByIteration = group.isFixed && group.iteration
                                    && risk.status == RiskStatus::Fixed;
    if (isFixedByIteration) {
        places.putIntoFixed(tier, *group.iteration, std::move(item));
        return {};
    }
    if (isPlannedByGroup(reg, risk)) {
        if (const auto own = places.ownGroup(tier, *risk.iteration)) {
            places.body(*own).put(std::move(item));
            return {};
        }
        if (risk.status == RiskStatus::Open)
            item.text = listItemWith(reg, risk, {RiskStatus::Open, risk.iteration});
    }
    places.putIntoOpen(tier, std::move(item));
    return {};
}

Result<void> planOne(Draft &draft, GroupPlaces &places, std::size_t index,
                     std::optional<int> iteration)
{
    const Register &reg = draft.reg();
    const Risk &risk = reg.risks[index];
    if (risk.iteration == iteration)
        return {};
    if (risk.status != RiskStatus::Open)
        return refuse("risk " + risk.id + " is not open", "only an open risk can be planned",
                      reg.lineOf(risk.span.begin));
    const RiskGroup &group = reg.groups[risk.group];
    const bool isInList = risk.form == RiskForm::ListItem;
    if (isInList && isInOwnOpenGroup(reg, risk)) {
        if (iteration && group.iteration == iteration) {
            // The group says it already; the line that said otherwise goes.
            draft.remove(risk.plan);
            return {};
        }
        if (!iteration && group.tier) {
            DraftItem item = places.body(risk.group).take(index);
            item.text = listItemWith(reg, risk, {risk.status, std::nullopt});
            places.putIntoOpen(*group.tier, std::move(item));
            return {};
        }
    }
    if (!iteration && risk.planSource == PlanSource::Group)
        return refuse("risk " + risk.id + " is planned by the heading that it stands below",
                      "move it below another heading, or change that one",
                      reg.lineOf(group.heading.begin));
    writePlan(draft, risk, iteration);
    return {};
}

} // namespace

Result<void> checkCanPlanFor(const Register &reg, int number)
{
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    const Iteration &iteration = reg.iterations[*index];
    if (iteration.status == IterationStatus::Completed)
        return refuse("iteration " + iteration.id + " is completed",
                      "plan for an iteration that is still to come, or reopen it",
                      reg.lineOf(iteration.span.begin));
    return {};
}

Result<Change> planRisks(const Register &reg, const std::vector<std::string> &names,
                         std::optional<int> iteration)
{
    const auto risks = findRisks(reg, names);
    if (!risks)
        return tl::make_unexpected(risks.error());
    if (iteration)
        if (const auto fine = checkCanPlanFor(reg, *iteration); !fine)
            return tl::make_unexpected(fine.error());
    Draft draft(reg);
    GroupPlaces places(reg);
    std::vector<std::string> ids;
    for (const std::size_t risk : *risks) {
        if (const auto done = planOne(draft, places, risk, iteration); !done)
            return tl::make_unexpected(done.error());
        ids.push_back(reg.risks[risk].id);
    }
    places.writeTo(draft);
    ChangeNote note{iteration ? ChangeKind::Plan : ChangeKind::Unplan,
                    ids.size() == 1 ? "risk:" + ids.front() : "register",
                    {},
                    iteration ? std::to_string(*iteration) : std::string(),
                    ids};
    return draft.finish(std::move(note), touching(*risks, reg), [&](const Register &after) {
        RisksAfter found(after);
        return std::all_of(risks->begin(), risks->end(), [&](std::size_t risk) {
            const Risk *now = found.find(reg.risks[risk]);
            return now && now->iteration == iteration && now->title == reg.risks[risk].title
                   && now->detail == reg.risks[risk].detail;
        });
    });
}

Result<Change> planRisk(const Register &reg, std::string_view risk, std::optional<int> iteration)
{
    return planRisks(reg, {std::string(risk)}, iteration);
}

Result<Change> moveRisks(const Register &reg, const std::vector<std::string> &names, Tier tier)
{
    const auto risks = findRisks(reg, names);
    if (!risks)
        return tl::make_unexpected(risks.error());
    Draft draft(reg);
    GroupPlaces places(reg);
    std::vector<std::string> ids;
    for (const std::size_t risk : *risks) {
        ids.push_back(reg.risks[risk].id);
        if (reg.risks[risk].tier == tier && !reg.risks[risk].isTierDerived)
            continue;
        if (const auto done = moveOne(draft, places, risk, tier); !done)
            return tl::make_unexpected(done.error());
    }
    places.writeTo(draft);
    ChangeNote note{ChangeKind::MoveRisk,
                    ids.size() == 1 ? "risk:" + ids.front() : "register",
                    {},
                    std::string(nameOf(tier)),
                    ids};
    return draft.finish(std::move(note), touching(*risks, reg), [&](const Register &after) {
        RisksAfter found(after);
        return after.risks.size() == reg.risks.size()
               && std::all_of(risks->begin(), risks->end(), [&](std::size_t risk) {
                      const Risk *now = found.find(reg.risks[risk]);
                      const Risk &was = reg.risks[risk];
                      // Only a risk that is open is planned by its line.
                      const bool leavesPlan = was.status != RiskStatus::Open
                                              && isPlannedByGroup(reg, was);
                      return now && now->tier == tier && now->title == was.title
                             && now->status == was.status
                             && (now->iteration == was.iteration || (leavesPlan && !now->iteration));
                  });
    });
}

Result<Change> moveRisk(const Register &reg, std::string_view risk, Tier tier)
{
    return moveRisks(reg, {std::string(risk)}, tier);
}

Result<Change> reorderRisk(const Register &reg, std::string_view name,
                           std::optional<std::string> before)
{
    const auto index = markdown::findRisk(reg, name);
    if (!index)
        return tl::make_unexpected(index.error());
    const Risk &risk = reg.risks[*index];
    std::optional<std::size_t> target;
    if (before) {
        const auto found = markdown::findRisk(reg, *before);
        if (!found)
            return tl::make_unexpected(found.error());
        target = *found;
    }
    const bool isList = risk.form == RiskForm::ListItem
                        && (!target || reg.risks[*target].form == RiskForm::ListItem);
    if (!isList || (target && reg.risks[*target].group != risk.group))
        return refuse("risk " + risk.id + " cannot be put there", "reorder risks within one list",
                      reg.lineOf(risk.span.begin));
    ChangeNote note{ChangeKind::ReorderRisk, "risk:" + risk.id, {}, before.value_or(""), {risk.id}};
    if (target == *index)
        return nothingToDo(std::move(note));
    Draft draft(reg);
    GroupPlaces places(reg);
    GroupDraft &body = places.body(risk.group);
    DraftItem item = body.take(*index);
    if (target)
        body.putBefore(std::move(item), *target);
    else
        body.append(std::move(item));
    places.writeTo(draft);
    return draft.finish(std::move(note), {}, [&](const Register &after) {
        return after.risks.size() == reg.risks.size();
    });
}

} // namespace loadline::changes
