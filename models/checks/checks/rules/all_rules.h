// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/rule.h"

/// The rules, one a file.
namespace loadline::checks {

Rule conflictMarkerRule();
Rule duplicateNameRule();
Rule fixedInOpenGroupRule();
Rule openInFixedGroupRule();
Rule planToNowhereRule();
Rule renderedNumberRule();
Rule unknownDateRule();
Rule unknownStatusRule();

} // namespace loadline::checks
