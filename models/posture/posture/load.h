// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/policy.h"
#include "core/register.h"

#include <string>

/// How much risk a register carries now.
namespace loadline::posture {

/// The risks of one tier, each counted once, by what has become of it.
struct TierCount
{
    int open = 0; ///< of no known status as well, and those whose acceptance has lapsed
    int planned = 0; ///< of the open ones: for an iteration
    int accepted = 0;
    int mitigated = 0;
    int over = 0; ///< fixed and closed
    double weight = 0; ///< what these add to the load

    friend bool operator==(const TierCount &, const TierCount &) = default;
};

/// The weight of the open risks against the limit that the team sets (FORMAT 11): an open risk
/// counts with its tier's weight, an accepted one with half of it, all others with nothing.
struct Load
{
    policy::PerTier<TierCount> tiers;
    TierCount untiered; ///< risks of no tier, which have no weight
    double weight = 0;
    double limit = 0;

    friend bool operator==(const Load &, const Load &) = default;
};

/// \a today, "2026-01-31", decides which acceptances have ended; where it is empty none has. One
/// lapses on any day when what was accepted has changed.
Load loadOf(const Register &reg, const policy::Policy &policy, const std::string &today);

/// Where the water stands: well below the line, near it, or over it.
enum class Depth { Calm, Near, Over };

/// Near is from three quarters of the limit; what is exactly at the limit is not over it. Any
/// weight is over a limit of nothing.
Depth depthOf(const Load &load);

} // namespace loadline::posture
