// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"
#include "checks/policy.h"
#include "review/rules.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::review {

struct Review;

/// One thing that speaks against going, and where it stands.
struct Reason
{
    std::string rule;
    Weight weight = Weight::Caution;
    std::string object; ///< "risk:3", "iteration:2/testing", "register"
    std::string text; ///< one line without a full stop; words of the register are in it
    std::size_t line = 0; ///< from 1; 0 where it is about the register as a whole

    friend bool operator==(const Reason &, const Reason &) = default;
};

struct Verdict
{
    enum class Kind { Go, GoWithCaution, NoGo };
    Kind kind = Kind::Go;
    std::vector<Reason> reasons; ///< the gravest first, then in the document's order

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// "go", "goWithCaution", "noGo": stable, untranslated.
std::string_view nameOf(Verdict::Kind kind);

/// What the rules make of a review. \a findings are all that `check` found, notes as well.
Verdict verdictOf(const Review &review, const std::vector<checks::Finding> &findings,
                  const policy::Policy &policy);

} // namespace loadline::review
