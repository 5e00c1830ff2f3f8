// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/policy.h"

#include <optional>
#include <string_view>
#include <vector>

namespace loadline::review {

/// What a reason means for the verdict.
enum class Weight {
    Note, ///< said, and nothing else
    Caution,
    NoGo,
};

/// "note", "caution", "noGo": stable, untranslated.
std::string_view nameOf(Weight weight);

/// One thing that a verdict goes by. `[rules]` of `.loadline.toml` switches it off or weighs it
/// otherwise. Some are rules of `check` as well, which the file sets for both.
struct Rule
{
    std::string_view name;
    Weight weight = Weight::Caution; ///< where the policy says nothing else
    std::string_view explanation; ///< a paragraph: what it means, what to do
};

/// All of them, by name.
const std::vector<Rule> &rules();

/// Null where no rule is called so.
const Rule *ruleNamed(std::string_view name);

/// Nothing for a rule that is off, and for one that is no rule of reviews and has no level in the
/// policy: what `check` finds by itself decides no deployment.
std::optional<Weight> weightOf(std::string_view rule, const policy::Policy &policy);

/// Every name that `[rules]` may hold: the rules of reviews and those of `check`.
std::vector<std::string_view> namesOfAllRules();

} // namespace loadline::review
