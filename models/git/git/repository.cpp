// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/repository.h"

#include "core/text.h"
#include "files/safe_file.h"
#include "git/answers.h"
#include "git/program.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace loadline::git {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view branchPrefix = "refs/heads/";

/// The nearest folder that is there, from a path that need not be.
Result<std::string> folderAround(const std::string &path)
{
    if (path.empty() || path.find('\0') != std::string::npos)
        return fail(ErrorCode::NotFound, "is not a path");
    std::error_code error;
    fs::path at = fs::absolute(path, error);
    if (error)
        return fail(ErrorCode::NotReadable, "the working directory cannot be read");
    while (at.has_relative_path() && !fs::is_directory(at, error))
        at = at.parent_path();
    return at.string();
}

tl::unexpected<Error> isBare(const std::string &folder)
{
    return tl::make_unexpected(
        Error{ErrorCode::Refused, "the repository is bare: it has no files that can be edited",
              "clone it, or add a work tree with git worktree add", folder, 0, 0});
}

/// What it means that git finds no repository, or none that it may use.
Result<std::optional<Repository>> noneBecause(const Answer &answer, const std::string &folder)
{
    const std::string_view words = answer.words;
    if (words.starts_with("not a git repository (or any"))
        return std::optional<Repository>();
    if (words.starts_with("cannot use bare repository"))
        return isBare(folder);
    if (words.starts_with("detected dubious ownership"))
        return tl::make_unexpected(Error{
            ErrorCode::Refused, "the repository belongs to another user, and git does not trust it",
            "if you do, run: git config --global --add safe.directory FOLDER, with the one where "
            "its .git is",
            folder, 0, 0});
    Error error = refusal(answer).value();
    error.path = folder;
    return tl::make_unexpected(error);
}

/// The branch that a rebase under way will come back to.
std::string rebasedBranch(const std::string &gitDirectory)
{
    for (const std::string_view folder : {"/rebase-merge", "/rebase-apply"}) {
        const auto name = files::readFile(gitDirectory + std::string(folder) + "/head-name");
        if (name && name->bytes.starts_with(branchPrefix))
            return asUtf8(withoutLineEnd(name->bytes).substr(branchPrefix.size()));
    }
    return {};
}

} // namespace

std::string Head::place() const
{
    return branch.empty() ? "commit " + commit : branch;
}

Command Repository::question(std::vector<std::string> arguments) const
{
    Command command;
    command.folder = m_root;
    command.arguments = std::move(arguments);
    command.stop = m_stop;
    return command;
}

Result<std::string> Repository::ask(std::vector<std::string> arguments) const
{
    return outputOf(question(std::move(arguments)));
}

Result<std::optional<Repository>> Repository::around(const std::string &path)
{
    const auto folder = folderAround(path);
    if (!folder)
        return tl::make_unexpected(folder.error());
    Repository found;
    found.m_root = *folder;
    auto kind = answerTo(found.question(
        {"rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository"}));
    if (!kind)
        return tl::make_unexpected(kind.error());
    if (kind->status != 0)
        return noneBecause(*kind, *folder);
    const auto flags = partsOf(kind->output, '\n');
    if (flags.size() != 3)
        return fail(ErrorCode::Refused, "git gives another answer than was expected");
    if (flags[0] == "true")
        return isBare(*folder);
    if (flags[1] != "true")
        return std::optional<Repository>(); // in the repository's own folder
    found.m_isShallow = flags[2] == "true";

    // A call each: a folder's name may hold a line break.
    const auto root = found.ask({"rev-parse", "--show-toplevel"});
    const auto own = found.ask({"rev-parse", "--absolute-git-dir"});
    const auto common = found.ask({"rev-parse", "--path-format=absolute", "--git-common-dir"});
    for (const auto *answer : {&root, &own, &common}) {
        if (!*answer)
            return tl::make_unexpected(answer->error());
    }
    found.m_root = withoutLineEnd(*root);
    found.m_gitDirectory = withoutLineEnd(*own);
    found.m_commonDirectory = withoutLineEnd(*common);
    return std::optional(found);
}

Result<std::string> Repository::headCommit() const
{
    const auto commit = answerTo(question({"rev-parse", "--verify", "--quiet", "HEAD"}));
    if (!commit)
        return tl::make_unexpected(commit.error());
    return std::string(withoutLineEnd(commit->output));
}

Result<Head> Repository::head() const
{
    const auto commit = headCommit();
    if (!commit)
        return tl::make_unexpected(commit.error());
    const auto branch = answerTo(question({"symbolic-ref", "--quiet", "HEAD"}));
    if (!branch)
        return tl::make_unexpected(branch.error());
    if (branch->status > 1)
        return refusal(*branch);

    Head head;
    head.commit = *commit;
    const std::string_view name = withoutLineEnd(branch->output);
    if (branch->status == 0)
        head.branch = asUtf8(name.starts_with(branchPrefix) ? name.substr(branchPrefix.size())
                                                            : name);
    else
        head.branch = rebasedBranch(m_gitDirectory);
    return head;
}

Result<std::string> Repository::emptyTree() const
{
    const auto hash = ask({"hash-object", "-t", "tree", "/dev/null"});
    if (!hash)
        return hash;
    return std::string(withoutLineEnd(*hash));
}

Result<std::string> Repository::commitOf(const std::string &revision) const
{
    const std::string shown = "'" + escapedForTerminal(shortened(revision, 80), LineEnds::Escaped)
                              + "'";
    const std::string hint = "give a branch, a tag or a hash";
    if (revision.empty() || revision.starts_with('-') || revision.find('\0') != std::string::npos)
        return fail(ErrorCode::Refused, shown + " names no commit", hint);
    const auto answer = answerTo(
        question({"rev-parse", "--verify", "--end-of-options", revision + "^{commit}"}));
    if (!answer)
        return tl::make_unexpected(answer.error());
    const std::string_view hash = withoutLineEnd(answer->output);
    if (answer->status == 0 && isHash(hash))
        return std::string(hash);
    if (answer->isLackingContent)
        return refusal(*answer);
    if (answer->words.find("is ambiguous") != std::string::npos)
        return fail(ErrorCode::Refused, shown + " is the beginning of several hashes",
                    "give more of it");
    return fail(ErrorCode::Refused, shown + " names no commit", hint);
}

std::string placeAround(const std::string &path)
{
    const auto around = Repository::around(path);
    if (!around || !*around)
        return {};
    const auto head = (*around)->head();
    return head ? head->place() : std::string();
}

} // namespace loadline::git
