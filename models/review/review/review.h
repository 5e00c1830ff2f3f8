// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/check.h"
#include "checks/policy.h"
#include "core/register.h"
#include "merge/register_diff.h"
#include "posture/load.h"
#include "record/file_comparison.h"
#include "review/range.h"
#include "review/verdict.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace loadline::review {

/// A test, an impact line or a side effect.
struct Entry
{
    MarkState state = MarkState::None;
    std::string name; ///< of an impact line or a side effect all of its text
    std::string detail;
    std::size_t line = 0;

    friend bool operator==(const Entry &, const Entry &) = default;
};

struct StateCounts
{
    int passed = 0;
    int warned = 0;
    int failed = 0;
    int pending = 0; ///< without a mark, too

    int all() const { return passed + warned + failed + pending; }

    friend bool operator==(const StateCounts &, const StateCounts &) = default;
};

StateCounts countsOf(const std::vector<Entry> &entries);
/// Not mitigated: everything but ✅.
bool isOpen(const Entry &sideEffect);

/// An iteration that ships.
struct ShippedIteration
{
    std::size_t index = 0; ///< in Register::iterations
    std::string id;
    std::string unit; ///< "Iteration", "Phase", as written
    std::string title;
    IterationStatus status = IterationStatus::Unknown;
    std::string date; ///< ISO 8601; empty where there is none
    Evidence evidence = Evidence::None;
    std::vector<Entry> tests;
    std::vector<Entry> impact;
    std::vector<Entry> sideEffects;
    std::size_t filesDiffering = 0; ///< of its record from git
    std::size_t filesLine = 0; ///< of the record; 0 where it has none
    std::size_t line = 0;

    /// "iteration 2", "phase A3"
    std::string called() const;
};

/// A risk as a review speaks of it.
struct ReviewedRisk
{
    std::size_t index = 0; ///< in Register::risks
    std::string id;
    bool isNamed = false;
    std::string title;
    std::optional<Tier> tier;
    RiskStatus status = RiskStatus::Open;
    std::optional<int> iteration; ///< that fixed it, or that it is planned for
    std::optional<Evidence> evidence; ///< of its fix
    std::size_t line = 0;
    std::size_t lastLine = 0;
};

/// The risks of a register by what a review asks. All but \ref fixed and \ref opened are of now,
/// whatever the range.
struct ReviewedRisks
{
    std::vector<ReviewedRisk> fixed; ///< by what ships
    std::vector<ReviewedRisk> opened; ///< that were not open as the range began
    std::vector<ReviewedRisk> stillOpen; ///< the other open ones
    std::vector<ReviewedRisk> planned; ///< of the open ones: for an iteration
    std::vector<ReviewedRisk> accepted; ///< by an acceptance that holds
    std::vector<ReviewedRisk> lapsed; ///< of the open ones: said to be accepted
    std::vector<ReviewedRisk> overdue; ///< past the day of their review, or on which they were due
};

/// What a deployment carries, and what speaks for and against it. A value, and a pure function of
/// values: the same register, ground, policy and day give the same review.
struct Review
{
    Range range;
    std::size_t commitCount = 0; ///< in the range
    std::string title; ///< of the register
    std::string today;
    std::vector<ShippedIteration> iterations; ///< in the document's order
    /// What happened to the register in the range, in words; empty where the range begins with none.
    std::vector<merge::Happening> happenings;
    /// The files that the iterations record, against git where it was asked.
    std::vector<record::ComparedFile> files;
    bool isComparedWithGit = false;
    ReviewedRisks risks;
    std::vector<checks::Finding> findings; ///< of `check` that are more than a note
    posture::Load load;
    Verdict verdict;
    std::vector<std::string> unseen; ///< what could not be looked at

    StateCounts tests() const;
    StateCounts impact() const;
    std::vector<Entry> openSideEffects() const;
};

/// Where a review stands apart from the register and the repository.
struct Circumstances
{
    const policy::Policy &policy;
    /// Of today, by which acceptances end, and of what was mended.
    const checks::CheckContext &context;
};

Review reviewOf(const Register &now, const Ground &ground, const Circumstances &circumstances);

} // namespace loadline::review
