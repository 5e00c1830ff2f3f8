// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/repository.h"
#include "merge/register_diff.h"

#include <string>
#include <vector>

/// Who did what to a risk: the commits of its register's file, read for one name.
namespace loadline::trail {

/// A commit that did something to the risk.
struct TrailStep
{
    git::FileRevision revision;
    std::vector<merge::Happening> happenings;
};

struct RiskTrail
{
    std::vector<TrailStep> steps; ///< the newest first
    bool isShallow = false; ///< the clone ends before the file's history does
    std::size_t unreadable = 0; ///< revisions that are no UTF-8, which were passed over
};

/// Reads every version of the file at \a path, as of git::Repository::pathInside(), and tells which
/// commits opened, moved, planned, changed or fixed the risk. A name is one risk through all of
/// them. Text that is damaged is read as it was meant (markdown/encoding.h).
/// *Errors*: as git::Repository.
Result<RiskTrail> trailOf(const git::Repository &repository, const std::string &path,
                          const std::string &risk);

} // namespace loadline::trail
