// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/program.h"
#include "git/repository.h"

#include <optional>
#include <string>
#include <vector>

/// What a git that was to commit has done, as the repository tells it; not for other rooms.
namespace loadline::git {

/// A question to the git of a repository; paths in it are literal.
Command questionTo(const Repository &repository, std::vector<std::string> arguments,
                   std::string input = {});

/// As a commit and the index have it.
struct FileEntry
{
    std::string mode; ///< "100644"; "000000" where there is none
    std::string blob; ///< zeros where there is none

    friend bool operator==(const FileEntry &, const FileEntry &) = default;
};

struct CommittedFile
{
    std::string path;
    FileEntry before; ///< in the parent
    FileEntry after;
};

struct NewCommit
{
    std::string hash;
    std::vector<CommittedFile> files; ///< that differ from the parent's

    bool holds(const std::string &path) const;
};

/// The first commit onto \a before that changed \a path, else the first one at all. It need not be
/// the last: a hook may have put others behind it, or have left the branch.
std::optional<NewCommit> newCommit(const Repository &repository, const Head &before,
                                   const Head &now, const std::string &path);

/// Brings the index to what was committed. Git leaves it to the files as they were before the
/// hooks: what a hook added to the commit would seem to be staged to be undone. Entries of other
/// files that were staged by themselves stay.
/// *Errors*: Refused.
Result<void> settleIndex(const Repository &repository, const NewCommit &made,
                         const std::string &path);

} // namespace loadline::git
