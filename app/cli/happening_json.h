// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/json_writer.h"
#include "merge/register_diff.h"

namespace loadline::cli {

/// What happened to a register, as an object.
void writeHappening(JsonWriter &json, const merge::Happening &happening);

} // namespace loadline::cli
