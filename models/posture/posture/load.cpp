// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/load.h"

#include "checks/facts.h"

namespace loadline::posture {

namespace {

constexpr double acceptedShare = 0.5;
constexpr double nearShare = 0.75;

void count(TierCount &tier, const Register &reg, const Risk &risk, double weight,
           const std::string &today)
{
    if (checks::isEnded(risk)) {
        ++tier.over;
    } else if (checks::countsAsOpen(reg, risk, today)) {
        ++tier.open;
        tier.planned += risk.iteration.has_value();
        tier.weight += weight;
    } else if (risk.status == RiskStatus::Accepted) {
        ++tier.accepted;
        tier.weight += weight * acceptedShare;
    } else {
        ++tier.mitigated;
    }
}

} // namespace

Load loadOf(const Register &reg, const policy::Policy &policy, const std::string &today)
{
    Load load;
    load.limit = policy.limit;
    for (const Risk &risk : reg.risks) {
        if (risk.tier)
            count(load.tiers[*risk.tier], reg, risk, policy.weights[*risk.tier], today);
        else
            count(load.untiered, reg, risk, 0, today);
    }
    for (const TierCount &tier : load.tiers.values)
        load.weight += tier.weight;
    return load;
}

Depth depthOf(const Load &load)
{
    if (load.weight > load.limit)
        return Depth::Over;
    return load.weight > 0 && load.weight >= load.limit * nearShare ? Depth::Near : Depth::Calm;
}

} // namespace loadline::posture
