// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/report.h"

#include "changes/changes.h"

namespace loadline::cli {

/// Adds a risk to the register that the arguments name, and prints the name that it got.
ExitStatus addRisk(const Arguments &arguments, Streams &streams, const changes::NewRisk &risk);

} // namespace loadline::cli
