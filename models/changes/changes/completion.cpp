// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/fields_of_iteration.h"
#include "changes/group_place.h"
#include "changes/iteration_status.h"
#include "changes/risk_text.h"
#include "markdown/reader.h"

#include <algorithm>

/// The rule of completion and its reverse (FORMAT 3).
namespace loadline::changes {

namespace {

std::vector<std::size_t> openRisksPlannedFor(const Register &reg, int iteration)
{
    std::vector<std::size_t> risks;
    for (std::size_t i = 0; i < reg.risks.size(); ++i)
        if (reg.risks[i].status == RiskStatus::Open && reg.risks[i].iteration == iteration)
            risks.push_back(i);
    std::stable_sort(risks.begin(), risks.end(), [&reg](std::size_t a, std::size_t b) {
        return reg.risks[a].number.value_or(0) < reg.risks[b].number.value_or(0);
    });
    return risks;
}

std::vector<std::size_t> risksFixedBy(const Register &reg, int iteration)
{
    std::vector<std::size_t> risks;
    for (std::size_t i = 0; i < reg.risks.size(); ++i)
        if (reg.risks[i].status == RiskStatus::Fixed && reg.risks[i].iteration == iteration)
            risks.push_back(i);
    return risks;
}

/// Whether completing moves the risk to a group of what its iteration fixed.
bool movesWhenFixed(const Register &reg, const Risk &risk)
{
    return risk.form == RiskForm::ListItem && !risk.isChecked && reg.groups[risk.group].tier;
}

std::string missingEvidence(const Register &reg, const Iteration &iteration)
{
    Iteration completed = iteration;
    completed.status = IterationStatus::Completed;
    const Evidence evidence = markdown::evidenceOf(reg, completed);
    if (evidence == Evidence::Complete)
        return {};
    const std::string name = "iteration " + iteration.id;
    if (evidence == Evidence::None)
        return name + " has no tests: nothing shows that its fixes work";
    std::size_t open = 0;
    std::size_t blocking = 0;
    for (const Section &section : iteration.sections)
        for (const Item &item : markdown::itemsOf(reg, section)) {
            open += section.kind == SectionKind::Testing && item.state != MarkState::Pass ? 1 : 0;
            blocking += section.kind == SectionKind::DeploymentImpact
                                && item.state == MarkState::Fail
                            ? 1
                            : 0;
        }
    std::string said = name + " has incomplete evidence: ";
    if (open > 0)
        said += std::to_string(open) + (open == 1 ? " test has" : " tests have") + " not passed";
    if (blocking > 0)
        said += std::string(open > 0 ? ", " : "") + std::to_string(blocking)
                + (blocking == 1 ? " impact line blocks" : " impact lines block");
    return said;
}

std::vector<std::string> namesOf(const Register &reg, const std::vector<std::size_t> &risks)
{
    std::vector<std::string> names;
    for (const std::size_t risk : risks)
        names.push_back(reg.risks[risk].id);
    return names;
}

Touched touchedBy(const std::vector<std::string> &risks, int iteration)
{
    Touched touched;
    touched.risks.insert(risks.begin(), risks.end());
    touched.iterations.insert(iteration);
    return touched;
}

/// Whether the named risks now have the state; risks without a name are counted.
bool allHave(const Register &after, const std::vector<std::string> &names, RiskStatus status,
             int iteration)
{
    const auto has = [&](const Risk &risk) {
        return risk.status == status && risk.iteration == iteration;
    };
    for (const std::string &name : names) {
        if (name.starts_with('@'))
            continue;
        const auto found = std::find_if(after.risks.begin(), after.risks.end(),
                                        [&](const Risk &risk) {
                                            return risk.id == name && has(risk);
                                        });
        if (found == after.risks.end())
            return false;
    }
    return std::size_t(std::count_if(after.risks.begin(), after.risks.end(), has)) >= names.size();
}

bool iterationHas(const Register &after, int number, IterationStatus status)
{
    const auto found = markdown::findIteration(after, number);
    return found && after.iterations[*found].status == status;
}

} // namespace

std::vector<std::string> risksToBeFixedBy(const Register &reg, int iteration)
{
    return namesOf(reg, openRisksPlannedFor(reg, iteration));
}

Result<Change> completeIteration(const Register &reg, int number)
{
    return completeIterationAs(reg, number, {});
}

Result<Change> completeIterationAs(const Register &reg, int number, std::string_view statusText)
{
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    const Iteration &iteration = reg.iterations[*index];
    const std::vector<std::size_t> risks = openRisksPlannedFor(reg, number);
    ChangeNote note{
        ChangeKind::Complete, "iteration:" + std::to_string(number), {}, {}, namesOf(reg, risks)};
    const bool isCompleted = iteration.status == IterationStatus::Completed;
    if (isCompleted && risks.empty())
        return nothingToDo(std::move(note));

    Draft draft(reg);
    GroupPlaces places(reg);
    for (const std::size_t index_ : risks) {
        const Risk &risk = reg.risks[index_];
        if (const auto fine = checkCanBeStruck(reg, risk); !fine)
            return tl::make_unexpected(fine.error());
        const RiskGroup &group = reg.groups[risk.group];
        if (!movesWhenFixed(reg, risk)) {
            writeState(draft, risk, {RiskStatus::Fixed, number});
            continue;
        }
        if (group.isFixed) {
            // An open risk that stands among the fixed ones is struck where it is.
            places.body(risk.group).setText(index_, listItemWith(reg, risk, {RiskStatus::Fixed, {}}));
            continue;
        }
        DraftItem item = places.body(risk.group).take(index_);
        item.text = listItemWith(reg, risk, {RiskStatus::Fixed, std::nullopt});
        places.putIntoFixed(*group.tier, number, std::move(item));
    }
    places.writeTo(draft);
    if (!isCompleted)
        writeIterationStatus(draft, iteration,
                             statusText.empty()
                                 ? statusTextFor(reg, iteration, IterationStatus::Completed)
                                 : std::string(statusText));
    const std::vector<std::string> names = note.risks;
    auto change = draft.finish(std::move(note), touchedBy(names, number),
                               [&](const Register &after) {
                                   return iterationHas(after, number, IterationStatus::Completed)
                                          && allHave(after, names, RiskStatus::Fixed, number);
                               });
    if (change)
        if (std::string missing = missingEvidence(reg, iteration); !missing.empty())
            change->warnings.push_back(std::move(missing));
    return change;
}

Result<Change> reopenIteration(const Register &reg, int number)
{
    return reopenIterationAs(reg, number, IterationStatus::InProgress, {});
}

Result<Change> reopenIterationAs(const Register &reg, int number, IterationStatus status,
                                 std::string_view statusText)
{
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    const Iteration &iteration = reg.iterations[*index];
    if (iteration.status != IterationStatus::Completed)
        return refuse("iteration " + iteration.id + " is not completed",
                      "only a completed iteration can be reopened",
                      reg.lineOf(iteration.span.begin));
    const std::vector<std::size_t> risks = risksFixedBy(reg, number);
    ChangeNote note{ChangeKind::Reopen,
                    "iteration:" + std::to_string(number),
                    {},
                    std::string(nameOf(status)),
                    namesOf(reg, risks)};
    Draft draft(reg);
    GroupPlaces places(reg);
    std::vector<std::size_t> left;
    for (const std::size_t index_ : risks) {
        const Risk &risk = reg.risks[index_];
        const RiskGroup &group = reg.groups[risk.group];
        const bool isInFixedGroup = group.isFixed && group.iteration == number;
        if (!movesWhenFixed(reg, risk) || !isInFixedGroup) {
            writeState(draft, risk, {RiskStatus::Open, number});
            continue;
        }
        DraftItem item = places.body(risk.group).take(index_);
        if (std::find(left.begin(), left.end(), risk.group) == left.end())
            left.push_back(risk.group);
        if (const auto own = places.ownGroup(*group.tier, number)) {
            item.text = listItemWith(reg, risk, {RiskStatus::Open, std::nullopt});
            places.body(*own).put(std::move(item));
        } else {
            item.text = listItemWith(reg, risk, {RiskStatus::Open, number});
            places.putIntoOpen(*group.tier, std::move(item));
        }
    }
    for (const std::size_t group : left)
        places.removeIfBare(group);
    places.writeTo(draft);
    writeIterationStatus(draft, iteration,
                         statusText.empty() ? statusTextFor(reg, iteration, status)
                                            : std::string(statusText));
    const std::vector<std::string> names = note.risks;
    return draft.finish(std::move(note), touchedBy(names, number), [&](const Register &after) {
        return iterationHas(after, number, status)
               && allHave(after, names, RiskStatus::Open, number);
    });
}

} // namespace loadline::changes
