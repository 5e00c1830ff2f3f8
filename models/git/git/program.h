// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/child.h"

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The `git` program, asked for facts in such a way that it runs nothing else.
namespace loadline::git {

/// Where it is. Only absolute folders of PATH are looked into: what lies in the working directory
/// may be anybody's.
/// *Errors*: NotFound.
Result<std::string> gitProgram();

/// The caller's environment without what is meant for one repository: Loadline may have been
/// started by a hook, and another repository is asked here. "NAME=VALUE".
std::vector<std::string> environmentForAnyRepository();

/// A setting that goes before those of the repository and the user.
using Setting = std::pair<std::string, std::string>;

/// The environment in which git asks nobody, fetches nothing, and runs nothing that a repository
/// names but filters and drivers, whose names only the repository knows: \a more is for them.
std::vector<std::string> environmentForFacts(const std::vector<Setting> &more = {});

/// A question to git.
struct Command
{
    std::string folder; ///< where it is asked
    std::vector<std::string> arguments; ///< the command and its own
    bool arePathsLiteral = true; ///< no patterns; `check-ignore` will not have it said
    std::string input; ///< what it reads
    std::vector<Setting> settings;
    std::stop_token stop;
    /// Long enough for any history; a disk that does not answer must not keep a thread for ever.
    std::chrono::milliseconds limit = std::chrono::minutes(5);
};

struct Answer
{
    int status = 0; ///< of its exit
    std::string output;
    std::string words; ///< of its error, on one line and harmless; empty where it said nothing
    bool isLackingContent = false; ///< a partial clone would have had to fetch something
};

/// Asks and gives the answer, whatever its status.
/// *Errors*: NotFound, Refused (it was stopped, or does not end).
Result<Answer> answerTo(const Command &command);
/// The same; the output goes to \a take as it comes, and is not kept.
Result<Answer> answerTo(const Command &command, const OutputTaker &take);
/// Its output, where it answers with status 0.
/// *Errors*: as above, and Refused with git's words.
Result<std::string> outputOf(const Command &command);

/// The refusal that git's words make.
tl::unexpected<Error> refusal(const Answer &answer);

/// The line of what git wrote to standard error that says what is wrong: escaped, and cut.
std::string harmlessWords(std::string_view errors);

} // namespace loadline::git
