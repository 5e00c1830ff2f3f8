// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>

namespace loadline::cli {

/// The time as the models take it, "2026-01-31T12:30:45Z": that of SOURCE_DATE_EPOCH where it is
/// set, else now. Errors: BadUsage where it is set to something else than a number of seconds.
Result<std::string> timeUtc();

/// Its day, "2026-01-31".
Result<std::string> todayUtc();

/// Who is at the keyboard, for the journal of a library.
std::string userName();

} // namespace loadline::cli
