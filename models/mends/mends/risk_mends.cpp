// SPDX-License-Identifier: GPL-3.0-or-later
#include "mends/offers.h"

#include "checks/facts.h"
#include "markdown/fields.h"

#include "changes/changes.h"

namespace loadline::mends {

namespace {

bool isCompleted(const Iteration *iteration)
{
    return iteration && iteration->status == IterationStatus::Completed;
}

Mend takingOutPlan(const Case &found, std::size_t risk)
{
    Mend mend = found.mend(MendKind::TakeOutPlan, risk);
    mend.change = [id = found.reg.risks[risk].id](const Register &reg) {
        return changes::planRisk(reg, id, std::nullopt);
    };
    return mend;
}

Mend settingStatus(const Case &found, MendKind kind, std::size_t risk, std::string_view status)
{
    Mend mend = found.mend(kind, risk);
    mend.change = [id = found.reg.risks[risk].id, status](const Register &reg) {
        return changes::setRiskField(reg, id, "status", status);
    };
    return mend;
}

Mend regrouping(const Case &found, MendKind kind, std::size_t risk)
{
    Mend mend = found.mend(kind, risk);
    mend.iteration = found.reg.risks[risk].iteration;
    mend.change = [risk, rule = mend.rule](const Register &reg) {
        return changes::regroupRisk(reg, risk, rule);
    };
    return mend;
}

Mend openingAgain(const Case &found, std::size_t risk)
{
    Mend mend = found.mend(MendKind::OpenAgain, risk);
    mend.change = [risk](const Register &reg) { return changes::openRiskAgain(reg, risk); };
    return mend;
}

Mend takingOutStrikes(const Case &found, std::size_t risk)
{
    Mend mend = found.mend(MendKind::TakeOutStrikes, risk);
    mend.change = [risk, rule = mend.rule](const Register &reg) {
        return changes::takeOutStrikes(reg, risk, rule);
    };
    return mend;
}

bool isMovable(const Case &found, const Risk &risk)
{
    return risk.form == RiskForm::ListItem && found.reg.groups[risk.group].tier;
}

} // namespace

std::vector<Mend> forPlanToNowhere(const Case &found)
{
    const auto risk = found.risk();
    // A plan can be taken from an open risk; what is accepted keeps the word of who did so.
    if (!risk || found.reg.risks[*risk].status != RiskStatus::Open)
        return {};
    return {takingOutPlan(found, *risk)};
}

std::vector<Mend> forOpenAfterCompletion(const Case &found)
{
    const auto risk = found.risk();
    if (!risk || !found.reg.risks[*risk].iteration)
        return {};
    // Completing again fixes all that is planned for the iteration, as the format has it.
    const int iteration = *found.reg.risks[*risk].iteration;
    Mend fix = found.mend(MendKind::MarkFixed);
    fix.risks = changes::risksToBeFixedBy(found.reg, iteration);
    fix.iteration = iteration;
    fix.change = [iteration](const Register &reg) {
        return changes::completeIteration(reg, iteration);
    };
    return {std::move(fix), takingOutPlan(found, *risk)};
}

std::vector<Mend> forUnfinishedFix(const Case &found)
{
    const auto risk = found.risk();
    if (!risk || !found.reg.risks[*risk].iteration)
        return {};
    Mend complete = found.mend(MendKind::Complete);
    complete.iteration = found.reg.risks[*risk].iteration;
    complete.change = [number = *complete.iteration](const Register &reg) {
        return changes::completeIteration(reg, number);
    };
    return {openingAgain(found, *risk), std::move(complete)};
}

std::vector<Mend> forFixedInOpenGroup(const Case &found)
{
    const auto risk = found.risk();
    if (!risk || !found.reg.risks[*risk].iteration || !isMovable(found, found.reg.risks[*risk]))
        return {};
    const Iteration *iteration = found.iteration(found.reg.risks[*risk].iteration);
    // Of an iteration that is archived nothing else is known than that it has fixed the risk.
    if (iteration && !isCompleted(iteration))
        return {openingAgain(found, *risk)};
    return {regrouping(found, MendKind::MoveToFixed, *risk), openingAgain(found, *risk)};
}

std::vector<Mend> forOpenInFixedGroup(const Case &found)
{
    const auto risk = found.risk();
    if (!risk)
        return {};
    std::vector<Mend> mends;
    if (found.reg.risks[*risk].status == RiskStatus::Open)
        mends.push_back(settingStatus(found, MendKind::MarkFixed, *risk, "fixed"));
    if (isMovable(found, found.reg.risks[*risk]))
        mends.push_back(regrouping(found, MendKind::MoveToOpen, *risk));
    return mends;
}

std::vector<Mend> forContradictedTier(const Case &found)
{
    const auto index = found.risk();
    if (!index)
        return {};
    const Risk &risk = found.reg.risks[*index];
    const Field *likelihood = markdown::fieldNamed(risk.fields, {"likelihood", "probability"});
    const Field *impact = markdown::fieldNamed(risk.fields, {"impact", "consequence"});
    const auto l = likelihood ? ratingFromText(likelihood->value) : std::nullopt;
    const auto i = impact ? ratingFromText(impact->value) : std::nullopt;
    if (!l || !i)
        return {};
    Mend mend = found.mend(MendKind::MoveToTier, *index);
    mend.tier = tierFromScore(*l * *i);
    mend.change = [id = risk.id, tier = *mend.tier](const Register &reg) {
        return changes::moveRisk(reg, id, tier);
    };
    return {std::move(mend)};
}

std::vector<Mend> forInnerStrike(const Case &found)
{
    const auto risk = found.risk();
    if (!risk)
        return {};
    return {takingOutStrikes(found, *risk)};
}

std::vector<Mend> forStruckWithoutMark(const Case &found)
{
    const auto risk = found.risk();
    if (!risk)
        return {};
    return {settingStatus(found, MendKind::MarkFixed, *risk, "fixed"),
            takingOutStrikes(found, *risk)};
}

} // namespace loadline::mends
