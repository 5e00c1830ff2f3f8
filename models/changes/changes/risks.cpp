// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/group_place.h"
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

/// The risk after a change: by name, or by its text where it has no name.
const Risk *sameRisk(const Register &after, const Risk &risk)
{
    for (const Risk &now : after.risks)
        if (risk.isNamed ? now.id == risk.id : !now.isNamed && now.title == risk.title)
            return &now;
    return nullptr;
}

Touched touching(const std::vector<std::size_t> &risks, const Register &reg)
{
    Touched touched;
    for (const std::size_t risk : risks)
        touched.risks.insert(reg.risks[risk].id);
    return touched;
}

Result<std::vector<std::size_t>> findAll(const Register &reg, const std::vector<std::string> &names)
{
    std::vector<std::size_t> found;
    for (const std::string &name : names) {
        const auto index = markdown::findRisk(reg, name);
        if (!index)
            return tl::make_unexpected(index.error());
        if (std::find(found.begin(), found.end(), *index) == found.end())
            found.push_back(*index);
    }
    return found;
}

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
    if (risk.status == RiskStatus::Open && risk.planSource == PlanSource::Group) {
        if (const auto own = places.ownGroup(tier, *risk.iteration)) {
            places.body(*own).put(std::move(item));
            return {};
        }
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

std::string plainTitle(const RiskRow &row, const Register &reg)
{
    return row.hasColumn(RiskColumn::Title)
               ? markdown::cellText(*reg.text, row.cells[row.indexOf(RiskColumn::Title)])
               : std::string();
}

/// Replaces a part of the text that a risk's title and detail stand in.
void writeText(Draft &draft, const Risk &risk, Span part, const std::string &with)
{
    const Register &reg = draft.reg();
    if (risk.form != RiskForm::TableRow) {
        draft.replace(part, with);
        return;
    }
    const RiskRow row = rowOf(reg, risk);
    std::string raw(reg.view(risk.text));
    raw.replace(part.begin - risk.text.begin, part.size(), markdown::escapedForCell(with));
    writeCell(draft, row, RiskColumn::Title, markdown::cellText(raw, {0, raw.size()}));
}

void writeTitle(Draft &draft, const Risk &risk, const std::string &title)
{
    for (const SummaryRow &summary : risk.summaries) {
        const RiskRow row = rowOf(draft.reg(), summary);
        if (row.hasColumn(RiskColumn::Title) && plainTitle(row, draft.reg()) == risk.title)
            writeCell(draft, row, RiskColumn::Title, title);
    }
    const bool isTitleInHeading = !risk.text.isEmpty()
                                  && !risk.text.contains(risk.statusMark.begin);
    if (!risk.summaries.empty() && !isTitleInHeading)
        return;
    const markdown::RiskText parsed = markdown::riskText(draft.text(), risk.text);
    writeText(draft, risk, parsed.title, title);
}

void writeDetail(Draft &draft, const Risk &risk, const std::string &detail)
{
    const Register &reg = draft.reg();
    if (risk.form == RiskForm::TableRow) {
        const RiskRow row = rowOf(reg, risk);
        if (row.hasColumn(RiskColumn::Detail)
            && plainTitle(row, reg).find(" - ") == std::string::npos) {
            writeCell(draft, row, RiskColumn::Detail, detail);
            return;
        }
    }
    const markdown::RiskText parsed = markdown::riskText(draft.text(), risk.text);
    if (parsed.detail.isEmpty())
        writeText(draft, risk, {parsed.title.end, parsed.title.end},
                  detail.empty() ? std::string() : " - " + detail);
    else if (detail.empty())
        writeText(draft, risk, {parsed.title.end, parsed.detail.end}, {});
    else
        writeText(draft, risk, parsed.detail, detail);
}

bool isIterationCompleted(const Register &reg, std::optional<int> number)
{
    return std::any_of(reg.iterations.begin(), reg.iterations.end(), [&](const Iteration &i) {
        return number && i.number == number && i.status == IterationStatus::Completed;
    });
}

Result<Change> setStatus(const Register &reg, std::size_t index, RiskStatus status, ChangeNote note)
{
    const Risk &risk = reg.risks[index];
    if (risk.status == status)
        return nothingToDo(std::move(note));
    const bool isStruck = status == RiskStatus::Fixed || status == RiskStatus::Closed;
    if (isStruck && !risk.isStruck)
        if (const auto fine = checkCanBeStruck(reg, risk); !fine)
            return tl::make_unexpected(fine.error());
    const RiskGroup &group = reg.groups[risk.group];
    const bool isCompleted = isIterationCompleted(reg, risk.iteration);
    RiskState state{status, std::nullopt};
    // What an iteration that is not completed was to fix, somebody else has fixed.
    if (risk.planSource == PlanSource::Line
        && (status == RiskStatus::Fixed ? isCompleted : status == RiskStatus::Open && !isCompleted))
        state.iteration = risk.iteration;

    Draft draft(reg);
    const bool leavesFixedGroup = status == RiskStatus::Open && group.isFixed && group.tier
                                  && risk.form == RiskForm::ListItem;
    if (leavesFixedGroup) {
        GroupPlaces places(reg);
        DraftItem item = places.body(risk.group).take(index);
        item.text = listItemWith(reg, risk, state);
        places.putIntoOpen(*group.tier, std::move(item));
        places.removeIfBare(risk.group);
        places.writeTo(draft);
    } else {
        writeState(draft, risk, state);
    }
    return draft.finish(std::move(note), touching({index}, reg), [&](const Register &after) {
        const Risk *now = sameRisk(after, risk);
        return now && now->status == status && now->title == risk.title
               && now->detail == risk.detail;
    });
}

Result<std::optional<int>> iterationFrom(std::string_view value)
{
    if (value.empty() || equalsIgnoringCase(value, "none"))
        return std::optional<int>();
    if (value.find_first_not_of("0123456789") == std::string_view::npos)
        if (const auto number = markdown::numberOfName(value))
            return number;
    return refuse("\"" + std::string(value) + "\" is no iteration",
                  "give the iteration's number, or none");
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
    const auto risks = findAll(reg, names);
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
        return std::all_of(risks->begin(), risks->end(), [&](std::size_t risk) {
            const Risk *now = sameRisk(after, reg.risks[risk]);
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
    const auto risks = findAll(reg, names);
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
        return after.risks.size() == reg.risks.size()
               && std::all_of(risks->begin(), risks->end(), [&](std::size_t risk) {
                      const Risk *now = sameRisk(after, reg.risks[risk]);
                      return now && now->tier == tier && now->title == reg.risks[risk].title
                             && now->status == reg.risks[risk].status
                             && now->iteration == reg.risks[risk].iteration;
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

Result<Change> setRiskField(const Register &reg, std::string_view name, std::string_view key,
                            std::string_view value)
{
    const auto index = markdown::findRisk(reg, name);
    if (!index)
        return tl::make_unexpected(index.error());
    const Risk &risk = reg.risks[*index];
    if (const auto fine = checkOneLine(value, "a value"); !fine)
        return tl::make_unexpected(fine.error());
    key = trimmed(key);
    const std::string written(trimmed(value));
    if (key.empty())
        return refuse("a field needs a name", "give the key before the value");
    ChangeNote note{ChangeKind::SetField, "risk:" + risk.id, std::string(key), written, {risk.id}};

    if (equalsIgnoringCase(key, "tier") || equalsIgnoringCase(key, "priority")) {
        const auto tier = tierFromText(written);
        if (!tier)
            return refuse("\"" + written + "\" is no tier", "use critical, high, medium or low");
        return moveRisk(reg, name, *tier);
    }
    if (equalsIgnoringCase(key, "iteration") || equalsIgnoringCase(key, "plan")) {
        const auto iteration = iterationFrom(written);
        if (!iteration)
            return tl::make_unexpected(iteration.error());
        return planRisk(reg, name, *iteration);
    }
    if (equalsIgnoringCase(key, "status")) {
        const auto status = riskStatusFromText(written);
        if (!status)
            return refuse("\"" + written + "\" is no status of a risk",
                          "use open, fixed, mitigated, accepted or closed");
        return setStatus(reg, *index, *status, std::move(note));
    }

    Draft draft(reg);
    const bool isTitle = equalsIgnoringCase(key, "title");
    const bool isDetail = equalsIgnoringCase(key, "detail");
    if (isTitle && written.empty())
        return refuse("a risk needs a title", "close the risk if it is no longer one");
    if (isTitle)
        if (const auto fine = checkTitle(written); !fine)
            return tl::make_unexpected(fine.error());
    const bool isField = !isTitle && !isDetail;
    const bool isInTable = risk.form == RiskForm::TableRow;
    const bool hasField = std::any_of(risk.fields.begin(), risk.fields.end(), [key](const Field &f) {
        return equalsIgnoringCase(f.key, key);
    });
    if (isField && isInTable && !hasField)
        return refuse("the table of risk " + risk.id + " has no column \"" + std::string(key) + "\"",
                      "add the column to the table", reg.lineOf(risk.span.begin));
    if (isTitle)
        writeTitle(draft, risk, written);
    else if (isDetail)
        writeDetail(draft, risk, written);
    else
        writeField(draft, risk, key, written);
    return draft.finish(std::move(note), touching({*index}, reg), [&](const Register &after) {
        if (*index >= after.risks.size() || after.risks.size() != reg.risks.size())
            return false;
        const Risk &now = after.risks[*index];
        if (now.title != (isTitle ? written : risk.title)
            || now.detail != (isDetail ? written : risk.detail) || now.id != risk.id)
            return false;
        if (!isField)
            return now.status == risk.status && now.iteration == risk.iteration;
        const auto isIt = [&](const Field &field) {
            return equalsIgnoringCase(field.key, key) && field.value == written;
        };
        const bool isThere = std::any_of(now.fields.begin(), now.fields.end(), isIt);
        return written.empty() || isThere;
    });
}

Result<Change> acceptRisk(const Register &reg, std::string_view name, const Acceptance &acceptance)
{
    const auto index = markdown::findRisk(reg, name);
    if (!index)
        return tl::make_unexpected(index.error());
    const Risk &risk = reg.risks[*index];
    if (risk.status == RiskStatus::Fixed || risk.status == RiskStatus::Closed)
        return refuse("risk " + risk.id + " is " + std::string(nameOf(risk.status)),
                      "only a risk that is still there can be accepted",
                      reg.lineOf(risk.span.begin));
    if (trimmed(acceptance.by).empty())
        return refuse("an acceptance needs a name", "say who accepts the risk");
    for (const std::string &date : {acceptance.date, acceptance.until})
        if (!date.empty() && markdown::isoTimeFromText(date).empty())
            return refuse("\"" + date + "\" is no date", "give it as YYYY-MM-DD");
    std::string said = acceptance.date + " by " + std::string(trimmed(acceptance.by));
    if (!acceptance.until.empty())
        said += " until " + acceptance.until;
    if (!acceptance.why.empty())
        said += " - " + acceptance.why;
    const std::string id = risk.id;
    const auto accept = [id](const Register &now) {
        return setRiskField(now, id, "status", "accepted");
    };
    const auto record = [id, said](const Register &now) -> Result<Change> {
        const auto found = markdown::findRisk(now, id);
        if (!found)
            return tl::make_unexpected(found.error());
        const Risk &accepted = now.risks[*found];
        if (accepted.form == RiskForm::TableRow
            && std::none_of(accepted.fields.begin(), accepted.fields.end(),
                            [](const Field &f) { return equalsIgnoringCase(f.key, "accepted"); })) {
            const RiskRow row = rowOf(now, accepted);
            if (!row.hasColumn(RiskColumn::Status))
                return nothingToDo({});
            Draft draft(now);
            writeCell(draft, row, RiskColumn::Status,
                      statusWord(now, accepted, RiskStatus::Accepted) + ": " + said);
            return draft.finish({}, touching({*found}, now), [&](const Register &after) {
                return after.risks.size() == now.risks.size()
                       && after.risks[*found].status == RiskStatus::Accepted;
            });
        }
        return setRiskField(now, id, "Accepted", said);
    };
    return together(reg, {ChangeKind::Accept, "risk:" + id, {}, said, {id}}, {accept, record});
}

Result<Change> closeRisk(const Register &reg, std::string_view name)
{
    const auto index = markdown::findRisk(reg, name);
    if (!index)
        return tl::make_unexpected(index.error());
    const std::string id = reg.risks[*index].id;
    return setStatus(reg, *index, RiskStatus::Closed,
                     {ChangeKind::Close, "risk:" + id, {}, {}, {id}});
}

} // namespace loadline::changes
