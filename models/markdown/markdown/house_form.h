// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <string>

namespace loadline::markdown {

/// The document in house form (FORMAT 9): metadata as `**Key**: value`, `- ` bullets and `1.`
/// numbers in typed lists and risk groups, one blank line around headings, none between metadata
/// lines or items, status and priority with their emoji, comment lines between number runs, the
/// prevailing line ending, one newline at the end.
///
/// Prose, code, tables, comments, unknown sections, order and names stay as they are. What is
/// read from the result is what was read before: an edit that would change it is left out. In
/// house form already, the text comes back as it is.
[[nodiscard]] std::string inHouseForm(const Register &reg);

} // namespace loadline::markdown
