// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"

#include "exchange/json_writer.h"

namespace loadline::cli {

/// Commands write JSON straight to their output.
using exchange::JsonWriter;

} // namespace loadline::cli
