// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"

namespace loadline::changes {

/// Refuses an iteration that is not there, given twice, or completed.
Result<void> checkCanPlanFor(const Register &reg, int iteration);

} // namespace loadline::changes
