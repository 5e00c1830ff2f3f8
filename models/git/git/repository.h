// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// Facts from a repository, and commits, through the `git` program.
///
/// Whatever a repository's configuration asks to be run (hooks, filters, pagers, external diffs, a
/// file system monitor, fetching what is missing) is not run; only a commit runs the user's hooks.
/// *Errors*: NotFound where there is no git program; Refused where git does not answer, with its
/// own words made harmless.
/// *Thread*: any; each call starts a program of its own and waits for it.
namespace loadline::git {

struct Command;
struct KnownChanges;

/// Where the work tree stands.
struct Head
{
    /// "main"; while a rebase is under way the branch that it rebases; empty where it is detached.
    std::string branch;
    std::string commit; ///< full hash; empty where there is none yet

    /// What edits that are set aside belong to: the branch, else "commit " and the hash.
    std::string place() const;

    friend bool operator==(const Head &, const Head &) = default;
};

struct Upstream
{
    std::string name; ///< "origin/main"
    int ahead = 0; ///< commits that only the branch has
    int behind = 0; ///< commits that only the upstream has

    friend bool operator==(const Upstream &, const Upstream &) = default;
};

struct Commit
{
    std::string hash;
    std::string author;
    std::string timeUtc; ///< of the author, "2026-01-31T12:30:45Z"
    std::string subject;

    friend bool operator==(const Commit &, const Commit &) = default;
};

/// What git says of one file.
struct FileState
{
    bool isTracked = false;
    /// The last commit has something else, or, of a tracked file, nothing yet. Compared as git does
    /// it, line ends as configured; a filter is not run, and what passes through one seems dirty
    /// once it was touched.
    bool isDirty = false;
    bool isUnmerged = false; ///< a merge left conflicts in it
    bool isIgnored = false;
    std::optional<Commit> lastCommit; ///< the last one that changed it; of a tracked file

    friend bool operator==(const FileState &, const FileState &) = default;
};

/// What a range did to a file.
struct FileChange
{
    enum class Kind { Added, Modified, Deleted, Renamed, Copied, TypeChanged };
    Kind kind = Kind::Modified;
    std::string path; ///< from the root of the repository, its very bytes
    std::string oldPath; ///< where it was renamed or copied from
    std::optional<int> added; ///< as `git diff --numstat` counts; absent where it is binary
    std::optional<int> removed;
    /// How many of them are lines changed in place: in each hunk, as many as were both taken out
    /// and put in. They are counted in \ref added and in \ref removed, too.
    std::optional<int> modified;

    friend bool operator==(const FileChange &, const FileChange &) = default;
};

/// Two states of a repository. As typed: "v1.4.0..v1.5.0", "A...B" (from where they parted), "A.."
/// (to the last commit); one revision is that commit alone, against its first parent.
struct Range
{
    std::string from; ///< a commit or a tree, full hash
    std::string to; ///< empty: the work tree

    friend bool operator==(const Range &, const Range &) = default;
};

/// A file at one commit that changed it.
struct FileRevision
{
    Commit commit;
    std::string path; ///< what it was called then
    std::string blob; ///< empty where the commit deleted it
    std::string committedUtc; ///< of the committer: when the branch got it, and what orders them

    friend bool operator==(const FileRevision &, const FileRevision &) = default;
};

/// Which commits a file's history is of.
enum class HistoryLine {
    /// All that lead to the last commit and changed the file, those of merged branches among them,
    /// in the order of their time, none before one that it stands upon. A merge is one of them where
    /// the file is there as in none of its parents.
    Every,
    /// Those alone that the branch itself went through: the first parent of each. A merge stands for
    /// all that it brought.
    Main,
};

struct FileHistory
{
    std::vector<FileRevision> revisions; ///< the newest first
    bool isShallow = false; ///< the clone ends before the file's history does
};

/// The history of one file along both lines.
struct FileHistories
{
    FileHistory every;
    FileHistory mainLine;
};

/// A name that a person can choose a revision by.
struct Reference
{
    enum class Kind { Branch, RemoteBranch, Tag };
    Kind kind = Kind::Branch;
    std::string name; ///< "main", "origin/main", "v1.4.0"
    std::string timeUtc; ///< of its commit

    friend bool operator==(const Reference &, const Reference &) = default;
};

/// A tag and the commit that it leads to.
struct Tag
{
    std::string name;
    std::string commit; ///< full hash
    std::string timeUtc; ///< of that commit, "2026-01-31T12:30:45Z"

    friend bool operator==(const Tag &, const Tag &) = default;
};

/// A repository with a work tree. A value; cheap to copy.
class Repository
{
public:
    /// The repository in whose work tree a file or folder lies; nothing where it lies in none.
    /// The path need not be there. *Errors*: Refused for a bare repository, and where git finds
    /// the repository but does not trust its owner.
    static Result<std::optional<Repository>> around(const std::string &path);

    const std::string &root() const { return m_root; } ///< absolute, without links
    const std::string &gitDirectory() const { return m_gitDirectory; } ///< this work tree's own
    const std::string &commonDirectory() const { return m_commonDirectory; } ///< of all work trees
    bool isShallow() const { return m_isShallow; }

    /// Ends calls early; those that are under way then fail as Refused.
    void stopWith(std::stop_token token) { m_stop = std::move(token); }

    /// A path as git calls it, from the root. *Errors*: Refused where it leads out of the work
    /// tree, also by symbolic links.
    Result<std::string> pathInside(const std::string &path) const;

    Result<Head> head() const;
    /// Nothing where the branch follows none.
    Result<std::optional<Upstream>> upstream() const;
    /// \a path as of pathInside(), here and below.
    Result<FileState> stateOf(const std::string &path) const;
    /// The full hash of the commit that a revision names. *Errors*: Refused where it names none.
    Result<std::string> commitOf(const std::string &revision) const;
    /// The file's bytes in a commit, as the repository keeps them; nothing where it has no such
    /// file. *Errors*: Refused where the revision names no commit, where the path is a link or a
    /// folder there, and in a partial clone that lacks it.
    Result<std::optional<std::string>> fileAt(const std::string &revision,
                                              const std::string &path) const;
    /// Branches, then tags, the newest first.
    Result<std::vector<Reference>> references() const;
    /// The tag since which there are the fewest commits: of a release, and not of a mend of an older
    /// one that was merged since. One on the very last commit does not count: it names what is there,
    /// not what it was made from.
    Result<std::optional<Tag>> lastTag() const;
    /// All tags that the last commit stands upon, and its own, the oldest first.
    Result<std::vector<Tag>> tags() const;
    /// The last commit before a time, "2026-01-31T00:00:00Z", that the current one stands upon;
    /// empty where there is none.
    Result<std::string> commitBefore(const std::string &timeUtc) const;
    /// When a commit, by its full hash, was committed: "2026-01-31T12:30:45Z".
    Result<std::string> timeOf(const std::string &commit) const;
    /// All commits that \a to stands upon, and itself, but not what \a from does; both full hashes.
    /// Where \a from is empty, all of them.
    Result<std::vector<std::string>> commitsBetween(const std::string &from,
                                                    const std::string &to) const;
    /// The commits that changed a file, renames followed.
    Result<FileHistory> historyOf(const std::string &path,
                                  HistoryLine line = HistoryLine::Every) const;
    /// Both lines, for which less has to be asked than for each by itself.
    Result<FileHistories> historiesOf(const std::string &path) const;
    /// The contents of blobs, in the order asked for.
    Result<std::vector<std::string>> blobs(const std::vector<std::string> &hashes) const;
    /// Gives \a take each of them as it comes, from one program; nothing is held but the one that is
    /// on its way. *Errors*: as blobs(); what came before was given.
    Result<void> readBlobs(const std::vector<std::string> &hashes,
                           const std::function<void(std::string)> &take) const;

    Result<Range> range(const std::string &typed) const;
    /// From the last commit to the work tree.
    Result<Range> workTree() const;
    /// By path. Files that git does not track are not among them.
    Result<std::vector<FileChange>> changedFiles(const Range &range) const;

private:
    Command question(std::vector<std::string> arguments) const;
    /// One that looks at files, which filters must not be run for.
    Result<Command> questionOnFiles(std::vector<std::string> arguments) const;
    Result<std::string> ask(std::vector<std::string> arguments) const;
    Result<std::size_t> commitCount(const std::string &from, const std::string &to) const;
    /// One path's where it is not empty. \a options say what git is to count.
    Result<std::vector<FileChange>> changesIn(const Range &range, std::vector<std::string> options,
                                              const std::string &path) const;
    /// Of a commit whose hash is known, as a file has it; a merge against its first parent.
    Result<Range> rangeOfCommit(const std::string &commit) const;
    Result<std::string> emptyTree() const;
    Result<std::string> headCommit() const; ///< empty where there is none yet
    Result<FileHistory> historyAlong(HistoryLine line, const std::string &head,
                                     const std::string &path, KnownChanges &known) const;

    std::string m_root;
    std::string m_gitDirectory;
    std::string m_commonDirectory;
    bool m_isShallow = false;
    std::stop_token m_stop;
};

/// Where the work tree around a path stands (Head::place); empty where there is none, or where git
/// does not say.
std::string placeAround(const std::string &path);

} // namespace loadline::git
