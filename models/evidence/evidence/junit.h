// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/test_results.h"
#include "core/error.h"

#include <cstddef>
#include <string_view>
#include <vector>

/// What programs that run tests report.
namespace loadline::evidence {

/// More than any run of tests reports, and less than would hurt.
inline constexpr std::size_t largestReport = std::size_t(64) * 1024 * 1024;
inline constexpr std::size_t mostTests = 200'000;

/// The results of a JUnit XML report, in its order: of Google Test, Qt Test, pytest, Maven Surefire
/// and their kin. Suites may be nested; a test belongs to the innermost. What was skipped or is
/// disabled was not run; what passed only when it was tried again needs attention. The functions in
/// which Qt Test prepares and cleans up are no tests unless they fail.
/// *Errors*: Refused with line and column, for what is no XML, no JUnit report, or too large.
Result<std::vector<changes::TestResult>> readJUnit(std::string_view xml);

} // namespace loadline::evidence
