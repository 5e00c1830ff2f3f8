// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/findings.h"

#include "cli/clock.h"

#include "checks/check.h"
#include "checks/policy.h"

namespace loadline::cli {

Result<std::vector<checks::Finding>> findingsOf(const OpenRegister &opened)
{
    const Result<policy::Policy> policy = policy::policyFor(opened.file);
    if (!policy)
        return tl::make_unexpected(policy.error());
    std::vector<std::string_view> known;
    for (const checks::Rule &rule : checks::rules())
        known.push_back(rule.name);
    if (const std::optional<Error> unknown = policy::unknownRule(*policy, known))
        return tl::make_unexpected(*unknown);
    Result<std::string> today = todayUtc();
    if (!today)
        return tl::make_unexpected(today.error());
    return checks::check(opened.reg, *policy, {std::move(*today), opened.repairs});
}

} // namespace loadline::cli
