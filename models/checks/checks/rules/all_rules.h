// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/rule.h"

/// The rules, one a file.
namespace loadline::checks {

Rule conflictMarkerRule();
Rule contradictedTierRule();
Rule damagedTextRule();
Rule dateAheadRule();
Rule duplicateNameRule();
Rule endingAcceptanceRule();
Rule fixedInOpenGroupRule();
Rule incompleteEvidenceRule();
Rule innerStrikeRule();
Rule lapsedAcceptanceRule();
Rule missingEvidenceRule();
Rule openAfterCompletionRule();
Rule openInFixedGroupRule();
Rule overdueReviewRule();
Rule pastDueRule();
Rule planToNowhereRule();
Rule renderedNumberRule();
Rule repeatedFileRule();
Rule riskInTwoTiersRule();
Rule severalFootersRule();
Rule staleLastUpdatedRule();
Rule struckWithoutMarkRule();
Rule unfinishedFixRule();
Rule unknownDateRule();
Rule unknownStatusRule();
Rule unknownTierRule();

} // namespace loadline::checks
