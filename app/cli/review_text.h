// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "review/review.h"

#include <string_view>

namespace loadline::cli {

/// A review for a terminal; words of the register are escaped. \a name is what it is called.
void writeText(Output &out, const review::Review &review, std::string_view name);

} // namespace loadline::cli
