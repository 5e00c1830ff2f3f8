// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"

#include <optional>
#include <stop_token>
#include <string>

namespace loadline::git {

/// What was begun in a work tree and waits to be ended.
enum class UnderWay { Merge, CherryPick, Revert, Rebase, Patches };

/// What a commit of one file would stand on.
struct CommitPlace
{
    Head head;
    std::optional<UnderWay> underWay;
    bool isTracked = false; ///< the index or the last commit has the file
    int otherStaged = 0; ///< other files that are staged, and stay so
    std::optional<Error> refusal; ///< why the file cannot be committed now

    /// No branch follows the commit: there is none, or a rebase puts its own commits behind it.
    bool isDetached() const { return head.branch.empty() || underWay == UnderWay::Rebase; }
};

/// Looks at it. \a path as of Repository::pathInside(). Reads no content of the work tree.
/// \a stop ends it early.
/// *Errors*: as of Repository.
Result<CommitPlace> commitPlace(const Repository &repository, const std::string &path,
                                std::stop_token stop = {});

} // namespace loadline::git
