// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/matching.h"

#include <string_view>
#include <vector>

namespace loadline::merge {

/// What a risk is known by, from one text to the next.
struct RiskIdentity
{
    std::string_view name; ///< empty where it has none
    std::string_view title;
    std::string_view detail;
};

/// Risks by their names, then by their titles; those without a name by title and place.
Matching matchedRisks(const std::vector<RiskIdentity> &before,
                      const std::vector<RiskIdentity> &after);

} // namespace loadline::merge
