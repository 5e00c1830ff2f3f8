// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "review/review.h"

#include <string_view>

namespace loadline::cli {

/// A review for scripts: all of it, keys in a fixed order, absent values null.
void writeJson(Output &out, const review::Review &review, std::string_view name);

} // namespace loadline::cli
