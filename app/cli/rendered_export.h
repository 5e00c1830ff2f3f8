// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exchange_format.h"
#include "cli/output.h"
#include "cli/report.h"

namespace loadline::cli {

/// `export` in a format that is not the register's own. No file is linked with the register by it,
/// and nothing in the register changes. NAME may be a file as well, where the library has no
/// register of that name.
ExitStatus exportRendered(const Arguments &arguments, ExchangeFormat format,
                          const std::string &time, Streams &streams);

} // namespace loadline::cli
