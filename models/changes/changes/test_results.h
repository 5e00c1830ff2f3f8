// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

#include <string>
#include <vector>

namespace loadline::changes {

/// How one test went, as a program that ran it says.
struct TestResult
{
    std::string suite;
    std::string name; ///< any text of any length
    MarkState state = MarkState::Pass; ///< passed, failed, needs attention (flaky), or not run
    std::string message; ///< why, in one line; empty where there is nothing to say
    /// The class or module within the suite that tells it from others of its name; may be empty.
    std::string inClass = {};

    friend bool operator==(const TestResult &, const TestResult &) = default;
};

/// So many lines at most are written anew; more of them nobody reads.
inline constexpr std::size_t mostNewTestLines = 20;

/// Records results as test lines of an iteration, by name, whatever its case and its marks.
///
/// A line that is called as a suite is, or as a test ("Name", "Suite.Name" or "Class.Name"), gets its
/// state. Names that several tests of the results share are written with their suites or classes; where
/// several tests are called so, that of the one that went worst. Its words stay, unless they were
/// written here. What has no line yet gets one: a line a test while those are few
/// (\ref mostNewTestLines), else a line a suite, else one for all of them. Other lines stay as they
/// are.
/// *Errors*: NotFound, AmbiguousName; Refused where there is no result.
Result<Change> recordTests(const Register &reg, int iteration,
                           const std::vector<TestResult> &results);

} // namespace loadline::changes
