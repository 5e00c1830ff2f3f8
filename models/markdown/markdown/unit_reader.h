// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/headings.h"
#include "markdown/outline.h"

#include <vector>

namespace loadline::markdown {

/// Reads a unit by itself, as `read` does where it comes to the unit's heading and nothing of the
/// risk register is open: \a marks are those from its heading up to \a end. No other heading among
/// them is a unit's. What is read has its places in the whole text.
Register readUnit(SharedText text, std::vector<OutlineMark> marks, const UnitHeading &unit,
                  std::size_t end);

} // namespace loadline::markdown
