// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/facts.h"
#include "posture/open_times.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How much risk a register carried over time. Nothing here asks git or a library: what they know
/// comes in as values.
namespace loadline::posture {

/// When a register was as it was, and who made it so.
struct Moment
{
    std::string timeUtc; ///< of the committer, "2026-01-31T12:30:45Z"
    std::string commit; ///< full hash; empty for a change that no commit made
    std::string author;
    std::string subject; ///< of the commit, or what the change was
    std::string path; ///< of the register then
    /// Of the register's journal, where no commit made it: the last step that was done; 0 before the
    /// first one.
    std::int64_t step = 0;

    std::string day() const { return timeUtc.substr(0, 10); }

    friend bool operator==(const Moment &, const Moment &) = default;
};

/// A version and when it was made.
struct DatedVersion
{
    Moment moment;
    VersionFacts facts;
};

/// A name that marks a moment.
struct Mark
{
    std::string name;
    std::string timeUtc;
    std::string commit; ///< full hash

    friend bool operator==(const Mark &, const Mark &) = default;
};

/// The register at one moment. Which acceptances had ended is told as of that day.
struct Point
{
    Moment moment;
    VersionFacts::State state = VersionFacts::State::Read;
    std::optional<Load> load; ///< where it was read
    bool isOnMainLine = false; ///< the branch itself held it, and no branch that it merged
    std::vector<std::string> tags; ///< whose register this is

    friend bool operator==(const Point &, const Point &) = default;
};

/// All that is known of a register's way.
struct Course
{
    std::vector<RiskFacts> risks; ///< that the versions have indices of
    std::vector<DatedVersion> commits; ///< every commit that changed the file, the oldest first
    /// What the branch itself held, the oldest first: what a merge brought counts from the merge on,
    /// whenever it was written; with changes that no commit holds, or none held then.
    std::vector<DatedVersion> mainLine;
    std::vector<Mark> tags; ///< the oldest first
    bool isShallow = false; ///< the clone ends before the file's history does
};

/// Open risks by tier over time.
struct History
{
    /// Every commit that changed the file, and what the branch held between and after them; the
    /// oldest first.
    std::vector<Point> points;
    /// What the branch held: without commits of merged branches, which stood beside it and would
    /// seem to open and fix risks at once. The register stays as it is from one to the next.
    std::vector<Point> mainLine;
    std::vector<Mark> tags; ///< the oldest first
    OpenTimesByTier openTimes; ///< on the main line
    double limit = 0; ///< of the load
    std::string today;
    bool isShallow = false; ///< the clone ends before the file's history does

    friend bool operator==(const History &, const History &) = default;
};

/// The load that the register had at the end of a day, "2026-01-31"; nothing where it was not there
/// yet, or was no register.
std::optional<Load> loadOn(const History &history, const std::string &day);

/// \a today, "2026-01-31", is the day up to which risks that are open still count.
History historyOf(const Course &course, const policy::Policy &policy, const std::string &today);

} // namespace loadline::posture
