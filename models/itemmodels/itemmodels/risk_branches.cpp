// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_branches.h"

#include "core/text.h"

#include <algorithm>
#include <unordered_map>

namespace loadline::itemmodels {

namespace {

bool isHeld(RiskStatus status)
{
    return status == RiskStatus::Accepted || status == RiskStatus::Mitigated;
}

std::unordered_map<std::string_view, int> timesGiven(const Register &reg)
{
    std::unordered_map<std::string_view, int> result;
    for (const Risk &risk : reg.risks)
        ++result[risk.id];
    return result;
}

void countIn(RiskBranch &branch, const Risk &risk)
{
    if (isHeld(risk.status)) {
        ++branch.held;
        return;
    }
    ++branch.open;
    branch.planned += risk.iteration ? 1 : 0;
}

bool sameNames(const std::vector<RiskLeaf> &a, const std::vector<RiskLeaf> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const RiskLeaf &x, const RiskLeaf &y) { return x.name == y.name; });
}

} // namespace

bool isOver(RiskStatus status)
{
    return status == RiskStatus::Fixed || status == RiskStatus::Closed;
}

QString statusOf(const Risk &risk)
{
    if (risk.status == RiskStatus::Open && risk.iteration)
        return plannedWord();
    if (risk.status == RiskStatus::Unknown && risk.statusText)
        return cellText(*risk.statusText);
    return statusWord(risk.status);
}

std::string_view fieldOf(const Risk &risk, std::string_view key)
{
    for (const Field &field : risk.fields) {
        if (equalsIgnoringCase(field.key, key))
            return field.value;
    }
    return {};
}

bool sameRows(const std::vector<RiskBranch> &a, const std::vector<RiskBranch> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const RiskBranch &x, const RiskBranch &y) {
                          return x.tier == y.tier && sameNames(x.live, y.live)
                                 && sameNames(x.done, y.done);
                      });
}

const QString &RiskSorter::haystackOf(const Register &reg, std::size_t risk)
{
    if (m_haystacks.size() != reg.risks.size())
        m_haystacks.assign(reg.risks.size(), QString());
    QString &result = m_haystacks[risk];
    if (!result.isNull())
        return result;
    const Risk &each = reg.risks[risk];
    const auto add = [&result](const QString &text) { result += text + QLatin1Char('\n'); };
    add(fullText(each.id));
    add(fullText(each.title));
    add(fullText(each.detail));
    add(QLatin1String("tier:") + tierWord(each.tier));
    add(QLatin1String("status:") + statusOf(each));
    if (each.status == RiskStatus::Open)
        add(QLatin1String("status:") + statusWord(each.status));
    if (each.iteration)
        add(QStringLiteral("iteration:%1").arg(*each.iteration));
    for (const Field &field : each.fields)
        add(fullText(field.key) + QLatin1Char(':') + fullText(field.value));
    result = foldedText(result);
    return result;
}

std::vector<RiskBranch> RiskSorter::branchesOf(const Register &reg, const Filter &filter)
{
    const std::unordered_map<std::string_view, int> given = timesGiven(reg);
    std::vector<RiskBranch> result;
    for (const Tier tier : allTiers)
        result.push_back({tier, {}, {}, 0, 0, 0});
    result.push_back({});
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        const Risk &risk = reg.risks[i];
        if (!filter.isEmpty() && !filter.matches(haystackOf(reg, i)))
            continue;
        RiskBranch &branch = result[risk.tier ? std::size_t(*risk.tier) : std::size(allTiers)];
        RiskLeaf leaf{i, risk.id};
        if (given.at(risk.id) > 1)
            leaf.name = "@" + std::to_string(reg.lineOf(risk.span.begin));
        if (isOver(risk.status)) {
            branch.done.push_back(std::move(leaf));
        } else {
            branch.live.push_back(std::move(leaf));
            countIn(branch, risk);
        }
    }
    const bool keepsEmpty = filter.isEmpty();
    std::erase_if(result, [keepsEmpty](const RiskBranch &branch) {
        return branch.live.empty() && branch.done.empty() && (!keepsEmpty || !branch.tier);
    });
    return result;
}

} // namespace loadline::itemmodels
