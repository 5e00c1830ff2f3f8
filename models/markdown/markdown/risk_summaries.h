// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <string>

namespace loadline::markdown {

/// Where a table sums up what headings detail, they are one risk (FORMAT 10): the rows become part
/// of the risk that has the heading. For a register whose risks have all been read.
void joinSummaries(Register &reg);

/// What a group holds that is no risk and no comment line between numbers.
std::string textBesideRisks(const Register &reg, const RiskGroup &group);

} // namespace loadline::markdown
