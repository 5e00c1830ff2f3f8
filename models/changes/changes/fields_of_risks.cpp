// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/group_place.h"
#include "changes/named_risks.h"
#include "changes/risk_text.h"
#include "markdown/fields.h"
#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "markdown/risk_text.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::changes {

using markdown::RiskColumn;

namespace {

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

/// What the risk's own text says of it then.
RiskState stateWith(const Register &reg, const Risk &risk, RiskStatus status)
{
    const bool isCompleted = isIterationCompleted(reg, risk.iteration);
    RiskState state{status, std::nullopt};
    // What an iteration that is not completed was to fix, somebody else has fixed.
    if (risk.planSource == PlanSource::Line
        && (status == RiskStatus::Fixed ? isCompleted : status == RiskStatus::Open && !isCompleted))
        state.iteration = risk.iteration;
    return state;
}

/// Whether the state takes a risk out of the group that it stands in.
bool leavesItsGroup(const Register &reg, const Risk &risk, RiskStatus status)
{
    const RiskGroup &group = reg.groups[risk.group];
    return status == RiskStatus::Open && group.isFixed && group.tier
           && risk.form == RiskForm::ListItem;
}

Result<Change> finishedStatus(const Draft &draft, const std::vector<std::size_t> &risks,
                              RiskStatus status, ChangeNote note)
{
    const Register &reg = draft.reg();
    return draft.finish(std::move(note), touching(risks, reg), [&](const Register &after) {
        RisksAfter found(after);
        return std::all_of(risks.begin(), risks.end(), [&](std::size_t index) {
            const Risk &risk = reg.risks[index];
            const Risk *now = found.find(risk);
            return now && now->status == status && now->title == risk.title
                   && now->detail == risk.detail;
        });
    });
}

Result<Change> setWhereTheyStand(const Register &reg, const std::vector<std::size_t> &risks,
                                 RiskStatus status, ChangeNote note)
{
    Draft draft(reg);
    for (const std::size_t risk : risks)
        writeState(draft, reg.risks[risk], stateWith(reg, reg.risks[risk], status));
    return finishedStatus(draft, risks, status, std::move(note));
}

Result<Change> setAndGiveBack(const Register &reg, const std::vector<std::size_t> &risks,
                              RiskStatus status, ChangeNote note)
{
    Draft draft(reg);
    GroupPlaces places(reg);
    std::set<std::size_t> left;
    for (const std::size_t index : risks) {
        const Risk &risk = reg.risks[index];
        DraftItem item = places.body(risk.group).take(index);
        item.text = listItemWith(reg, risk, stateWith(reg, risk, status));
        places.putIntoOpen(*reg.groups[risk.group].tier, std::move(item));
        left.insert(risk.group);
    }
    for (const std::size_t group : left)
        places.removeIfBare(group);
    places.writeTo(draft);
    return finishedStatus(draft, risks, status, std::move(note));
}

Result<Change> setStatus(const Register &reg, const std::vector<std::size_t> &risks,
                         RiskStatus status, ChangeNote note)
{
    const bool isStruck = status == RiskStatus::Fixed || status == RiskStatus::Closed;
    std::vector<std::size_t> staying;
    std::vector<std::size_t> leaving;
    for (const std::size_t index : risks) {
        const Risk &risk = reg.risks[index];
        if (risk.status == status)
            continue;
        if (isStruck && !risk.isStruck)
            if (const auto fine = checkCanBeStruck(reg, risk); !fine)
                return tl::make_unexpected(fine.error());
        (leavesItsGroup(reg, risk, status) ? leaving : staying).push_back(index);
    }
    if (staying.empty() && leaving.empty())
        return nothingToDo(std::move(note));
    if (leaving.empty())
        return setWhereTheyStand(reg, staying, status, std::move(note));
    if (staying.empty())
        return setAndGiveBack(reg, leaving, status, std::move(note));
    // A group that a risk comes back to is written as a whole: first what stays in its lines.
    return together(
        reg, note,
        {[&](const Register &now) { return setWhereTheyStand(now, staying, status, note); },
         [&](const Register &now) { return setAndGiveBack(now, leaving, status, note); }});
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

Result<Change> setText(const Register &reg, std::size_t index, const std::string &title,
                       const std::string &detail, ChangeNote note)
{
    const Risk &risk = reg.risks[index];
    Draft draft(reg);
    if (title != risk.title)
        writeTitle(draft, risk, title);
    if (detail != risk.detail)
        writeDetail(draft, risk, detail);
    return draft.finish(std::move(note), touching({index}, reg), [&](const Register &after) {
        if (after.risks.size() != reg.risks.size())
            return false;
        const Risk &now = after.risks[index];
        return now.title == title && now.detail == detail && now.id == risk.id
               && now.status == risk.status && now.iteration == risk.iteration;
    });
}

/// Whether a risk still is what it was and has the value.
bool hasField(const Risk &now, const Risk &before, std::string_view key, std::string_view value)
{
    const auto isIt = [&](const Field &field) {
        return equalsIgnoringCase(field.key, key) && field.value == value;
    };
    return now.title == before.title && now.detail == before.detail && now.id == before.id
           && (value.empty() || std::any_of(now.fields.begin(), now.fields.end(), isIt));
}

/// What a field is called in this risk: "Likelihood (1-5)" for "Likelihood". Empty where there is none.
std::string keyOf(const Risk &risk, std::string_view key)
{
    const auto isIt = [key](const Field &field) { return equalsIgnoringCase(field.key, key); };
    const auto exact = std::find_if(risk.fields.begin(), risk.fields.end(), isIt);
    if (exact != risk.fields.end())
        return exact->key;
    const Field *alike = markdown::fieldNamed(risk.fields, {key});
    return alike ? alike->key : std::string();
}

Result<Change> setField(const Register &reg, const std::vector<std::size_t> &risks,
                        const std::string &key, const std::string &value, ChangeNote note)
{
    Draft draft(reg);
    for (const std::size_t index : risks) {
        const Risk &risk = reg.risks[index];
        const std::string called = keyOf(risk, key);
        if (risk.form == RiskForm::TableRow && called.empty())
            return refuse("the table of risk " + risk.id + " has no column \"" + key + "\"",
                          "add the column to the table", reg.lineOf(risk.span.begin));
        writeField(draft, risk, called.empty() ? key : called, value);
    }
    return draft.finish(std::move(note), touching(risks, reg), [&](const Register &after) {
        return after.risks.size() == reg.risks.size()
               && std::all_of(risks.begin(), risks.end(), [&](std::size_t index) {
                      const std::string called = keyOf(reg.risks[index], key);
                      return hasField(after.risks[index], reg.risks[index],
                                      called.empty() ? key : called, value);
                  });
    });
}

/// Title and detail, which are a risk's own: nobody means the same one for several.
Result<Change> setOwnText(const Register &reg, const std::vector<std::size_t> &risks, bool isTitle,
                          const std::string &value, ChangeNote note)
{
    if (risks.size() != 1)
        return refuse("several risks cannot have one text", "set it for one of them");
    const Risk &risk = reg.risks[risks.front()];
    if (!isTitle)
        return setText(reg, risks.front(), risk.title, value, std::move(note));
    if (value.empty())
        return refuse("a risk needs a title", "close the risk if it is no longer one");
    if (const auto fine = checkTitle(value); !fine)
        return tl::make_unexpected(fine.error());
    return setText(reg, risks.front(), value, risk.detail, std::move(note));
}

ChangeNote noteOf(const Register &reg, const std::vector<std::size_t> &risks, ChangeKind kind,
                  std::string key, std::string value)
{
    std::vector<std::string> names = namesOf(reg, risks);
    return {kind, names.size() == 1 ? "risk:" + names.front() : "register", std::move(key),
            std::move(value), std::move(names)};
}

} // namespace

Result<Change> setRiskField(const Register &reg, std::string_view name, std::string_view key,
                            std::string_view value)
{
    return setRisksField(reg, {std::string(name)}, key, value);
}

Result<Change> setRisksField(const Register &reg, const std::vector<std::string> &names,
                             std::string_view givenKey, std::string_view value)
{
    const auto risks = findRisks(reg, names);
    if (!risks)
        return tl::make_unexpected(risks.error());
    if (const auto fine = checkOneLine(value, "a value"); !fine)
        return tl::make_unexpected(fine.error());
    const std::string key(trimmed(givenKey));
    const std::string written(trimmed(value));
    if (key.empty())
        return refuse("a field needs a name", "give the key before the value");

    if (equalsIgnoringCase(key, "tier") || equalsIgnoringCase(key, "priority")) {
        const auto tier = tierFromText(written);
        if (!tier)
            return refuse("\"" + written + "\" is no tier", "use critical, high, medium or low");
        return moveRisks(reg, names, *tier);
    }
    if (equalsIgnoringCase(key, "iteration") || equalsIgnoringCase(key, "plan")) {
        const auto iteration = iterationFrom(written);
        if (!iteration)
            return tl::make_unexpected(iteration.error());
        return planRisks(reg, names, *iteration);
    }
    ChangeNote note = noteOf(reg, *risks, ChangeKind::SetField, key, written);
    if (equalsIgnoringCase(key, "status")) {
        const auto status = riskStatusFromText(written);
        if (!status)
            return refuse("\"" + written + "\" is no status of a risk",
                          "use open, fixed, mitigated, accepted or closed");
        return setStatus(reg, *risks, *status, std::move(note));
    }
    const bool isTitle = equalsIgnoringCase(key, "title");
    if (isTitle || equalsIgnoringCase(key, "detail"))
        return setOwnText(reg, *risks, isTitle, written, std::move(note));
    return setField(reg, *risks, key, written, std::move(note));
}

Result<Change> closeRisk(const Register &reg, std::string_view name)
{
    return closeRisks(reg, {std::string(name)});
}

Result<Change> closeRisks(const Register &reg, const std::vector<std::string> &names)
{
    const auto risks = findRisks(reg, names);
    if (!risks)
        return tl::make_unexpected(risks.error());
    return setStatus(reg, *risks, RiskStatus::Closed,
                     noteOf(reg, *risks, ChangeKind::Close, {}, {}));
}

} // namespace loadline::changes
