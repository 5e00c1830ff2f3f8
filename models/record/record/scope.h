// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"
#include "git/repository.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline::record {

/// The part of a repository's history that an iteration's files are held against.
struct Scope
{
    /// Ranges and commits, as typed, whose changes add up; none: from the last commit to the work
    /// tree.
    std::vector<std::string> revisions;

    bool isWorkTree() const { return revisions.empty(); }

    friend bool operator==(const Scope &, const Scope &) = default;
};

/// The revisions of a `Commits` line: "v1.4.0..v1.5.0", "`1a2b3c4`, 5d6e7f8 (retries)". Commas and
/// blanks stand between them; code marks, links and remarks in brackets are no part of them.
std::vector<std::string> revisionsIn(std::string_view commits);

/// What the iteration's `Commits` line names. *Errors*: NotFound where it has none, or an empty one.
Result<Scope> scopeOf(const Iteration &iteration);

/// "v1.4.0..v1.5.0", "1a2b3c4, 5d6e7f8"; of the work tree nothing.
std::string nameOf(const Scope &scope);

/// What happened to each file, by path. A commit that is named twice counts once.
/// *Errors*: those of git::Repository. *Thread*: any; it waits for git.
Result<std::vector<git::FileChange>> changesIn(const git::Repository &repository,
                                               const Scope &scope);

} // namespace loadline::record
