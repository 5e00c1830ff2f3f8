// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <optional>
#include <string>
#include <vector>

/// What *Files Modified* of an iteration says, a file each, whatever the lines look like.
namespace loadline::changes {

/// A file as the record has it, or is to have it.
struct RecordedFile
{
    std::string path; ///< its very bytes
    std::optional<int> added; ///< all three absent: there is nothing to count
    std::optional<int> removed;
    std::optional<int> modified;
    std::string note; ///< Markdown; only a line that is new takes it over

    bool hasCounts() const { return added || removed || modified; }

    friend bool operator==(const RecordedFile &, const RecordedFile &) = default;
};

/// The files of an iteration's record in its order, with the sum of the counts where a file has
/// several lines. A folder's line is no file: it heads those below it.
std::vector<RecordedFile> recordedFiles(const Register &reg, const Iteration &iteration);

/// Whether the counts of a record are those of a file. Lines added and removed that are not recorded
/// are none; lines changed in place (~) are among both, so a record may leave them out. Without any
/// count a record is right only for a file without changed lines.
bool hasCountsOf(const RecordedFile &recorded, const RecordedFile &file);

} // namespace loadline::changes
