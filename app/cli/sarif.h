// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/findings.h"
#include "cli/output.h"

#include <vector>

namespace loadline::cli {

/// Findings as a log in SARIF 2.1.0, the form that code hosts and editors take results in: one run
/// with every rule and its explanation. Names of registers become relative URIs, or `file:` where
/// they are absolute paths.
void writeSarif(Output &out, const std::vector<CheckedRegister> &all);

} // namespace loadline::cli
