// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <optional>
#include <string>
#include <vector>

namespace loadline::itemmodels {

/// A field of several risks: its value where all have the same one, or none of them has it.
struct SharedField
{
    std::string key;
    std::optional<std::string> value; ///< nothing where they differ

    friend bool operator==(const SharedField &, const SharedField &) = default;
};

/// What several risks have in common; nothing where they differ.
struct SharedRisk
{
    std::optional<std::optional<Tier>> tier;
    std::optional<RiskStatus> status;
    std::optional<std::optional<int>> iteration;
    bool areAllOpen = true; ///< only then can all of them be planned
    /// Owner, likelihood, impact and review, then what else every one of them has.
    std::vector<SharedField> fields;
};

/// \a risks must not be empty.
SharedRisk sharedOf(const std::vector<const Risk *> &risks);

} // namespace loadline::itemmodels
