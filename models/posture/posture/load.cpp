// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/load.h"

#include "checks/facts.h"

namespace loadline::posture {

namespace {

constexpr double acceptedShare = 0.5;
constexpr double nearShare = 0.75;

bool isAcceptanceOver(const Register &reg, const Risk &risk, const std::string &today)
{
    const auto end = checks::acceptanceEndOf(reg, risk);
    return !today.empty() && end && end->day < today;
}

void count(TierCount &tier, const Register &reg, const Risk &risk, double weight,
           const std::string &today)
{
    const bool isAccepted = risk.status == RiskStatus::Accepted
                            && !isAcceptanceOver(reg, risk, today);
    if (checks::isEnded(risk)) {
        ++tier.over;
    } else if (isAccepted) {
        ++tier.accepted;
        tier.weight += weight * acceptedShare;
    } else if (risk.status == RiskStatus::Mitigated) {
        ++tier.mitigated;
    } else {
        ++tier.open;
        tier.planned += risk.iteration.has_value();
        tier.weight += weight;
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
