// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

namespace loadline::changes {

/// Completes with a status text that was given; an empty one is chosen as the document has it.
Result<Change> completeIterationAs(const Register &reg, int number, std::string_view statusText);

/// Takes back what completing did, and gives the iteration another status.
Result<Change> reopenIterationAs(const Register &reg, int number, IterationStatus status,
                                 std::string_view statusText);

} // namespace loadline::changes
