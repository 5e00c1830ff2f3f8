// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"

#include "checks/finding.h"
#include "checks/policy.h"
#include "core/error.h"

#include <string>
#include <vector>

namespace loadline::cli {

/// A register that was checked, as it is called in messages, and what was found.
struct CheckedRegister
{
    std::string name;
    std::vector<checks::Finding> findings;
};

/// The policy of a register's folder. Errors: BadPolicy, also for a rule that does not exist, of
/// `check` or of `review`.
Result<policy::Policy> policyOf(const OpenRegister &opened);

/// What the rules find in a register today, under the policy of its folder.
/// Errors: BadPolicy, also for a rule of the policy that does not exist; BadUsage where
/// SOURCE_DATE_EPOCH is no time.
Result<std::vector<checks::Finding>> findingsOf(const OpenRegister &opened);

} // namespace loadline::cli
