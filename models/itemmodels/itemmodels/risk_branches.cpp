// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_branches.h"

#include "checks/facts.h"
#include "core/text.h"
#include "itemmodels/text.h"

#include <algorithm>
#include <functional>

namespace loadline::itemmodels {

namespace {

bool isHeld(RiskStatus status)
{
    return status == RiskStatus::Accepted || status == RiskStatus::Mitigated;
}

/// A number that is another one as soon as anything is that a filter looks at.
std::size_t stampOf(const Risk &risk)
{
    constexpr std::size_t spread = 0x9e3779b97f4a7c15;
    std::size_t stamp = 0;
    const auto add = [&stamp](std::size_t value) {
        stamp ^= value + spread + (stamp << 6) + (stamp >> 2);
    };
    const auto addText = [&add](std::string_view text) { add(std::hash<std::string_view>()(text)); };
    if (risk.isNamed)
        addText(risk.id);
    addText(risk.title);
    addText(risk.detail);
    if (risk.statusText)
        addText(*risk.statusText);
    for (const Field &field : risk.fields) {
        addText(field.key);
        addText(field.value);
    }
    add(risk.tier ? std::size_t(*risk.tier) : std::size(allTiers));
    add(std::size_t(risk.status));
    add(risk.iteration ? std::size_t(*risk.iteration) + 1 : 0);
    return stamp;
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

void RiskSorter::fold(const Register &reg)
{
    if (!m_isStale)
        return;
    const std::size_t count = reg.risks.size();
    std::vector<std::size_t> stamps(count);
    std::transform(reg.risks.begin(), reg.risks.end(), stamps.begin(), &stampOf);
    const std::size_t common = std::min(count, m_stamps.size());
    std::size_t before = 0;
    while (before < common && stamps[before] == m_stamps[before])
        ++before;
    std::size_t behind = 0;
    while (behind < common - before
           && stamps[count - behind - 1] == m_stamps[m_stamps.size() - behind - 1])
        ++behind;
    std::vector<FoldedRisk> folded(count);
    std::move(m_folded.begin(), m_folded.begin() + std::ptrdiff_t(before), folded.begin());
    std::move_backward(m_folded.end() - std::ptrdiff_t(behind), m_folded.end(), folded.end());
    for (std::size_t i = before; i < count - behind; ++i)
        folded[i] = foldedRisk(reg.risks[i]);
    m_folded = std::move(folded);
    m_stamps = std::move(stamps);
    m_isStale = false;
}

/// Whether any risk stands elsewhere than at the last look.
bool RiskSorter::look(const Register &reg, const std::string &today)
{
    if (m_day != today)
        m_sorted.forget();
    m_day = today;
    const bool isOther = m_sorted.look(reg.risks, [&](std::size_t first, std::size_t behind) {
        std::vector<Sorted> found;
        for (std::size_t i = first; i < behind; ++i) {
            const Risk &risk = reg.risks[i];
            found.push_back({risk.id, risk.tier, risk.status, risk.iteration.has_value(),
                             checks::lapseOf(reg, risk, today).has_value()});
        }
        return found;
    });
    if (isOther)
        m_names.look(reg.risks);
    return isOther;
}

void RiskSorter::countIn(RiskBranch &branch, const Sorted &risk)
{
    if (isHeld(risk.status) && !risk.isLapsed) {
        ++branch.held;
        return;
    }
    ++branch.open;
    branch.planned += risk.hasIteration ? 1 : 0;
}

/// Where a name is given twice, rows are called after their lines, which move.
bool RiskSorter::isSortedAsBefore(const Register &reg, const std::string &today)
{
    return !look(reg, today) && !m_names.hasAny();
}

std::vector<RiskBranch> RiskSorter::branchesOf(const Register &reg, const RiskFilter &filter,
                                               const std::string &today)
{
    look(reg, today);
    if (!filter.isEmpty())
        fold(reg);
    std::vector<RiskBranch> result;
    for (const Tier tier : allTiers)
        result.push_back({tier, {}, {}, 0, 0, 0});
    result.push_back({});
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        const Sorted &risk = sorted(i);
        if (!filter.isEmpty()) {
            m_folded[i].isLapsed = risk.isLapsed;
            if (!filter.matches(m_folded[i]))
                continue;
        }
        RiskBranch &branch = result[risk.tier ? std::size_t(*risk.tier) : std::size(allTiers)];
        RiskLeaf leaf{i, risk.name, risk.isLapsed};
        if (m_names.isRepeated(i))
            leaf.name = "@" + std::to_string(reg.lineOf(reg.risks[i].span.begin));
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
