// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/session.h"

#include "exchange/exchange_format.h"

#include <string>

namespace loadline::cli {

using exchange::ExchangeFormat;

/// What `--format` says, else what the name of the file says.
Result<ExchangeFormat> exchangeFormatOf(const Arguments &arguments, const std::string &path);

/// A register in a format that is not its own: the risks as CSV, or what `show --json` prints.
/// Errors: as findingsOf().
Result<std::string> rendered(ExchangeFormat format, const OpenRegister &opened);

} // namespace loadline::cli
