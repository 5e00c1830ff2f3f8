// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/headings.h"
#include "markdown/outline.h"

#include <optional>
#include <string_view>
#include <vector>

namespace loadline::markdown {

using Units = std::vector<std::optional<UnitHeading>>;

/// The unit that the mark's heading alone would name.
std::optional<UnitHeading> unitAt(std::string_view text, const OutlineMark &mark);

/// Which of a document's headings are those of units, one entry for each of \a marks. What one
/// heading alone cannot say is decided here by the others:
/// - the only level-1 heading is the title where units stand below it, even if it is numbered;
/// - "Session 4 Summary" is a unit only where no session is named in another way, and not as the
///   only one of its kind among units of another;
/// - "Step 5" once more, below a summary or criteria, tells of the step; a bare "Sprint 2" among
///   next steps is an item of a plan.
Units unitsIn(std::string_view text, const std::vector<OutlineMark> &marks);

} // namespace loadline::markdown
