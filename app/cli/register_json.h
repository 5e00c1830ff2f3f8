// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/json_writer.h"

#include "checks/finding.h"
#include "core/register.h"

#include <vector>

namespace loadline::cli {

/// An iteration as in `show --json`.
void writeIteration(JsonWriter &json, const Register &reg, const Iteration &iteration);

/// All of a register. Typed entries are read from the text as they are written, one section at a
/// time, so that a large register needs no second copy of itself.
void writeRegister(JsonWriter &json, const Register &reg,
                   const std::vector<checks::Finding> &findings);

} // namespace loadline::cli
