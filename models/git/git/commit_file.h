// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"
#include "git/user_git.h"

#include <optional>
#include <string>
#include <vector>

namespace loadline::git {

/// What a commit came to.
struct CommitOutcome
{
    /// The branch, or where there is none HEAD, has a new commit that holds the file.
    bool isCommitted = false;
    std::string commit; ///< the full hash of the new commit
    std::vector<std::string> others; ///< files that the commit holds as well: a hook added them
    bool isFileChanged = false; ///< the file is not what it was before; a hook changed it
    bool isStopped = false; ///< as was asked
    std::optional<Error> error; ///< why there is no commit, or what is amiss although there is one
    std::string output; ///< what git and the hooks said last; not to be trusted
};

/// What is said at most is kept of git's output: its end.
inline constexpr std::size_t mostOutput = std::size_t(1024) * 1024;

/// Commits what a file holds now, and nothing else, whatever else is staged, running the user's
/// hooks and signing as they have set it up. The message is taken as it is, without blanks at its
/// ends. Where there is no commit in the end, the index and the branch are as they were; the file's
/// content is the caller's. Waits for git; see CommitRun.
CommitOutcome commitFile(const Repository &repository, const std::string &path,
                         const std::string &message, const UserGitWatch &watch);

} // namespace loadline::git
