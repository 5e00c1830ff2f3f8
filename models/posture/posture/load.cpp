// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/load.h"

#include "posture/facts.h"

namespace loadline::posture {

namespace {

constexpr double acceptedShare = 0.5;
constexpr double nearShare = 0.75;

/// Counts risks one by one.
class Counting
{
public:
    Counting(const policy::Policy &policy, const std::string &day)
        : m_policy(policy)
        , m_day(day)
    {
        m_load.limit = policy.limit;
    }

    void add(const RiskStanding &risk)
    {
        TierCount &tier = risk.tier ? m_load.tiers[*risk.tier] : m_load.untiered;
        const double weight = risk.tier ? m_policy.weights[*risk.tier] : 0;
        if (isOpen(risk, m_day)) {
            ++tier.open;
            tier.planned += risk.isPlanned;
            tier.weight += weight;
        } else if (risk.fate == RiskStanding::Fate::Accepted) {
            ++tier.accepted;
            tier.weight += weight * acceptedShare;
        } else if (risk.fate == RiskStanding::Fate::Mitigated) {
            ++tier.mitigated;
        } else {
            ++tier.over;
        }
    }

    Load load()
    {
        for (const TierCount &tier : m_load.tiers.values)
            m_load.weight += tier.weight;
        return m_load;
    }

private:
    const policy::Policy &m_policy;
    const std::string &m_day;
    Load m_load;
};

} // namespace

Load loadOf(const Register &reg, const policy::Policy &policy, const std::string &today)
{
    Counting counting(policy, today);
    for (const Risk &risk : reg.risks)
        counting.add(standingOf(reg, risk));
    return counting.load();
}

Load loadOf(const std::vector<RiskFacts> &all, const VersionFacts &version,
            const policy::Policy &policy, const std::string &day)
{
    Counting counting(policy, day);
    for (const std::uint32_t risk : version.risks)
        counting.add(all[risk].standing);
    return counting.load();
}

Depth depthOf(const Load &load)
{
    if (load.weight > load.limit)
        return Depth::Over;
    return load.weight > 0 && load.weight >= load.limit * nearShare ? Depth::Near : Depth::Calm;
}

} // namespace loadline::posture
