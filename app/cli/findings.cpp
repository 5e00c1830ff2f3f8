// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/findings.h"

#include "cli/clock.h"

#include "checks/check.h"
#include "checks/policy.h"
#include "review/rules.h"

namespace loadline::cli {

Result<policy::Policy> policyOf(const OpenRegister &opened)
{
    Result<policy::Policy> policy = policy::policyFor(opened.file);
    if (!policy)
        return policy;
    if (const std::optional<Error> unknown = policy::unknownRule(*policy, review::namesOfAllRules()))
        return tl::make_unexpected(*unknown);
    return policy;
}

Result<std::vector<checks::Finding>> findingsOf(const OpenRegister &opened)
{
    const Result<policy::Policy> policy = policyOf(opened);
    if (!policy)
        return tl::make_unexpected(policy.error());
    Result<std::string> today = todayUtc();
    if (!today)
        return tl::make_unexpected(today.error());
    return checks::check(opened.reg, *policy, {std::move(*today), opened.repairs});
}

} // namespace loadline::cli
