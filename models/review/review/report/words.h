// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The English in which reports are written. Words of the register in them are as they stand there;
/// each form of a report makes them safe for itself.
namespace loadline::review {

/// In as few digits as give the same number again: "16", "2.5".
std::string numberInWords(double number);
std::string_view inWords(Verdict::Kind kind); // "Go with caution"
std::string_view inWords(Weight weight); // "caution"
std::string_view inWords(Evidence evidence); // "incomplete"
/// "since v1.4.0, 12 commits", "the whole register", "iterations 2 and 3"
std::string rangeInWords(const Review &review);
/// How many are in a state.
struct StateInWords
{
    MarkState state = MarkState::None; ///< None where it is that of nothing: "0 of 3 passed"
    std::string words;
};
/// "2 of 3 passed", "1 needs attention"; nothing where there is no test.
std::vector<StateInWords> statesOfTests(const StateCounts &tests);
/// "4 fine", "1 warns", "1 blocks"
std::vector<StateInWords> statesOfImpact(const StateCounts &impact);
/// "2 of 3 passed, 1 needs attention"; "none" where there is none.
std::string testsInWords(const StateCounts &tests);
/// "4 fine, 1 warns, 1 blocks"
std::string impactInWords(const StateCounts &impact);
/// "16 of 20"
std::string loadInWords(const posture::Load &load);
/// "3 Health Check Not Ready-Aware"
std::string inWords(const ReviewedRisk &risk);
/// "+35 ~15", "no lines"; empty where the record does not have the file.
std::string recordedInWords(const record::ComparedFile &file);
/// The same of what git has; "binary" where it counts no lines.
std::string trueInWords(const record::ComparedFile &file);
/// "same", "recorded +35 ~15, git has +36", "not recorded", "recorded, not changed"
std::string inWords(const record::ComparedFile &file, bool isComparedWithGit);

/// The groups of risks that a report lists, each with what it is called.
std::vector<std::pair<std::string_view, const std::vector<ReviewedRisk> *>> groupsOf(
    const ReviewedRisks &risks);

} // namespace loadline::review
