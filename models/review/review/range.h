// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"
#include "git/repository.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// The deployment review: what ships, and whether it is safe to.
namespace loadline::review {

/// From where on a review looks.
struct Range
{
    enum class Kind {
        Whole, ///< all that the register holds: nothing was released yet
        Tag, ///< since the last tag
        Revision, ///< since a revision that was named
        Date, ///< since the beginning of a day
        Iterations, ///< those that were named, and nothing else
    };
    Kind kind = Kind::Whole;
    std::string name; ///< of the tag or the revision; the day, "2026-01-31"
    std::string commit; ///< where it begins, full hash; empty where that is no commit
    std::vector<int> iterations; ///< that were named, ascending

    friend bool operator==(const Range &, const Range &) = default;
};

/// "tag", "iterations": stable, untranslated.
std::string_view nameOf(Range::Kind kind);

/// What a person asks to be reviewed; nothing of both: since the last tag.
struct Wish
{
    std::string since; ///< a revision, or a day
    std::vector<int> iterations;
};

/// A wish as it is typed, `--since v1.4.0` or `--iterations 2,3`; nothing of both: since the last tag.
/// *Errors*: BadUsage.
Result<Wish> wishTyped(const std::optional<std::string> &since,
                       const std::optional<std::string> &iterations);

/// "2", "iteration:2". *Errors*: BadUsage.
Result<int> iterationNumber(std::string_view text);

/// What git knows of the commits that an iteration names.
struct CommitsOfIteration
{
    bool areInRange = false; ///< one of them at least
    std::vector<git::FileChange> changes; ///< where they are
};

/// All that a review needs to know beside the register itself.
struct Ground
{
    Range range;
    /// The register as the range begins; nothing where the range begins with none.
    std::optional<Register> there;
    std::string day; ///< on which the range begins; empty where nobody can tell
    bool beganBefore = false; ///< the range, before there was a register
    /// By the iteration's index; of those alone that name commits which git has.
    std::map<std::size_t, CommitsOfIteration> commits;
    /// What the range did to files; nothing where it is no range of commits.
    std::optional<std::vector<git::FileChange>> changes;
    std::string registerPath; ///< of the register in the repository
    std::size_t commitCount = 0; ///< in the range
    /// What could not be looked at, a sentence each without a full stop.
    std::vector<std::string> unseen;

    /// All that the register holds is in the range.
    bool holdsAll() const { return beganBefore || range.kind == Range::Kind::Whole; }
};

/// The ground of a register that is in no repository. *Errors*: NotFound for a revision, and for an
/// iteration that is not there; AmbiguousName.
Result<Ground> groundOf(const Register &now, const Wish &wish);

/// The ground of a register at \a path in a repository, as of git::Repository::pathInside().
/// *Errors*: the same, and those of git::Repository. *Thread*: any; it waits for git.
Result<Ground> groundOf(const Register &now, const Wish &wish, const git::Repository &repository,
                        const std::string &path);

/// The ground of a register that is kept in \a file, whether that lies in a repository or not; it may
/// be empty. *Errors*, *Thread*: the same.
Result<Ground> groundAround(const Register &now, const Wish &wish, const std::string &file);

} // namespace loadline::review
