// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

/// A git that does what the user has set up: hooks and filters run, commits are signed. Only a
/// commit needs it; facts are asked of the hardened program (program.h).
namespace loadline::git {

/// How a git ended.
struct UserGitEnd
{
    int exitCode = -1; ///< -1 where a signal ended it
    int signal = 0;
    pid_t process = 0;

    bool isGood() const { return exitCode == 0; }
};

/// What a git that runs is to do.
enum class Stopping {
    No,
    Asked, ///< it takes its locks away and ends
    Killed, ///< it ends at once, and its locks stay
};

/// What is told of a running git, and asked about it; each some twenty times a second.
struct UserGitWatch
{
    std::function<void(std::string_view)> said; ///< more of what it and its hooks say
    std::function<Stopping()> stopping;
};

/// Runs git in \a folder, with \a input as its standard input, and waits for it. It has no
/// terminal to ask on; programs that ask in a window of their own may do so. What ends it ends the
/// hooks that it started.
/// *Errors*: NotFound where there is no git program; Refused where the system starts none.
Result<UserGitEnd> runUserGit(const std::string &folder, const std::vector<std::string> &arguments,
                              std::string_view input, const UserGitWatch &watch);

} // namespace loadline::git
