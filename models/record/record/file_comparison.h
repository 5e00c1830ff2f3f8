// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/recorded_files.h"
#include "git/repository.h"

#include <optional>
#include <string>
#include <vector>

/// What an iteration's record says, beside what git knows.
namespace loadline::record {

/// A file of the record, of the repository, or of both.
struct ComparedFile
{
    enum class State {
        Same,
        CountsDiffer,
        NotRecorded,
        NotInScope, ///< recorded, but git has no change of it there
    };
    State state = State::Same;
    std::string path; ///< from the root of the repository, its very bytes
    std::optional<changes::RecordedFile> recorded;
    std::optional<git::FileChange> change;
};

/// The record's files in its order, then those that it does not have in git's.
std::vector<ComparedFile> compareFiles(const std::vector<changes::RecordedFile> &record,
                                       const std::vector<git::FileChange> &truth);

/// A change as the record is to have it. A line that is new says what the counts do not: that a file
/// is binary, was deleted, or how it was called before.
changes::RecordedFile recordedFrom(const git::FileChange &change);

/// The changes of several ranges as one, by file: counts add up, and what was renamed in one of them
/// counts under its last name in all of them, whatever their order.
std::vector<git::FileChange> summedChanges(const std::vector<std::vector<git::FileChange>> &parts);

} // namespace loadline::record
