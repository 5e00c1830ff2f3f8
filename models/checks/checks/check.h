// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"
#include "checks/policy.h"
#include "checks/rule.h"

#include <string_view>
#include <vector>

namespace loadline::checks {

/// Every rule, by name.
const std::vector<Rule> &rules();

/// Null where no rule is called so.
const Rule *ruleNamed(std::string_view name);

/// What the rules find in a register, by line, column and rule. The policy decides what a rule's
/// findings count as, and which rules are off; a team without comment lines between numbers gets
/// no findings about numbers that are shown otherwise, unless it asks for them. Rules that need to
/// know what day it is say nothing where \a context does not tell.
std::vector<Finding> check(const Register &reg, const policy::Policy &policy = {},
                           const CheckContext &context = {});

} // namespace loadline::checks
