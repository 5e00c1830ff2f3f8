// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"

#include <QString>

/// The words of a review for people, translated.
namespace loadline::itemmodels {

/// "Go with caution"
QString verdictWord(review::Verdict::Kind kind);
/// "No go", "Caution", "Note": what one reason means.
QString weightWord(review::Weight weight);
/// "2 of 3 passed, 1 needs attention"; "None" where there is none.
QString testsInWords(const review::StateCounts &tests);
/// "4 clear, 1 caution, 1 blocks"
QString impactInWords(const review::StateCounts &impact);

} // namespace loadline::itemmodels
