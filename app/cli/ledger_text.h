// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"

#include "markdown/ledger.h"

#include <string>

namespace loadline::cli {

/// Prints a ledger: a line for each entry, one for each repair, then how the bytes add up.
void writeLedger(const std::string &path, const markdown::Ledger &ledger, Output &out);

} // namespace loadline::cli
