// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

namespace loadline::changes {

enum class RegisterShape {
    Tiers, ///< lists below headings of tiers
    Table, ///< one table
};

/// Writes the risks of a register in another shape. Names, tiers, statuses, plans, fields and the
/// order within a tier stay; in the shape already, nothing changes.
/// Errors: Refused where something could not be said in the other shape: then nothing is written.
Result<Change> convertRisks(const Register &reg, RegisterShape shape);

} // namespace loadline::changes
