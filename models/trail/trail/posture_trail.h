// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/repository.h"
#include "library/library.h"
#include "posture/history.h"

#include <cstddef>
#include <string>
#include <vector>

namespace loadline::trail {

/// The way of a register, and how much had to be read for it.
struct ReadCourse
{
    posture::Course course;
    std::size_t blobsRead = 0; ///< distinct versions that the cache did not have
};

/// Reads every version of the file at \a path, as of git::Repository::pathInside(), each distinct one
/// once, and keeps what it says in \a cache, so that it is not read again. Without a cache, or with
/// one that fails, all is read. Which commits these are git::HistoryLine says. Text that is
/// damaged is read as it was meant (markdown/encoding.h).
/// *Errors*: as git::Repository. *Thread*: that of the library; it waits for git.
Result<ReadCourse> courseOf(const git::Repository &repository, const std::string &path,
                            Library *cache);

/// Open risks over time, for the chart of a report on the register in \a file. It adds to what was
/// asked for: nothing where git cannot tell it, and of one version alone. *Thread*: as courseOf().
std::optional<posture::History> historyAround(const std::string &file, const policy::Policy &policy,
                                              const std::string &today, Library *cache);

} // namespace loadline::trail
