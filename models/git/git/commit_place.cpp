// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/commit_place.h"

#include "git/answers.h"
#include "git/committed.h"

#include <algorithm>
#include <string_view>

#include <unistd.h>

namespace loadline::git {

namespace {

bool isThere(const std::string &path)
{
    return ::access(path.c_str(), F_OK) == 0;
}

/// A rebase stops in the middle of a commit as a cherry-pick does; it is the rebase that is told.
std::optional<UnderWay> underWayIn(const std::string &gitDirectory)
{
    const auto has = [&](const char *name) { return isThere(gitDirectory + '/' + name); };
    if (has("MERGE_HEAD"))
        return UnderWay::Merge;
    if (has("rebase-merge") || has("rebase-apply/rebasing"))
        return UnderWay::Rebase;
    if (has("rebase-apply"))
        return UnderWay::Patches;
    if (has("CHERRY_PICK_HEAD"))
        return UnderWay::CherryPick;
    if (has("REVERT_HEAD"))
        return UnderWay::Revert;
    return std::nullopt;
}

Error refused(std::string what, std::string hint)
{
    return Error{ErrorCode::Refused, std::move(what), std::move(hint), {}, 0, 0};
}

/// Where git itself takes no single file, or would forget what waits to be ended.
std::optional<Error> refusalOf(UnderWay underWay, bool hasConflicts)
{
    switch (underWay) {
    case UnderWay::Merge:
        return refused("a merge is under way, which git commits only as a whole",
                       "end it first: git commit, or git merge --abort");
    case UnderWay::CherryPick:
        return refused("a cherry-pick is under way, which git commits only as a whole",
                       "end it first: git cherry-pick --continue or --abort");
    case UnderWay::Revert:
        return refused("a revert is under way, which a commit would end",
                       "end it first: git revert --continue or --abort");
    case UnderWay::Rebase:
        if (hasConflicts)
            return refused("a rebase is stopped at conflicts",
                           "end it first: git rebase --continue or --abort");
        break;
    case UnderWay::Patches:
        if (hasConflicts)
            return refused("patches are being applied, and one has conflicts",
                           "end it first: git am --continue or --abort");
        break;
    }
    return std::nullopt;
}

struct Tracking
{
    bool isTracked = false;
    bool isUnmerged = false;
};

Result<Tracking> trackingOf(const Repository &repository, const std::string &path, bool hasCommit)
{
    const auto entries = outputOf(questionTo(repository, {"ls-files", "-z", "--stage", "--", path}));
    if (!entries)
        return tl::make_unexpected(entries.error());
    if (!entries->empty()) {
        // "100644 HASH STAGE", a tab, the path
        const std::string_view facts = std::string_view(*entries).substr(0, entries->find('\t'));
        return Tracking{true, !facts.ends_with(" 0")};
    }
    if (!hasCommit)
        return Tracking{};
    const auto committed = outputOf(questionTo(repository, {"ls-tree", "-z", "HEAD", "--", path}));
    if (!committed)
        return tl::make_unexpected(committed.error());
    return Tracking{!committed->empty(), false};
}

Result<bool> hasConflicts(const Repository &repository)
{
    const auto entries = outputOf(questionTo(repository, {"ls-files", "-z", "--unmerged"}));
    if (!entries)
        return tl::make_unexpected(entries.error());
    return !entries->empty();
}

/// Of a file that git does not know.
Result<bool> isIgnored(const Repository &repository, const std::string &path)
{
    const auto names = outputOf(questionTo(repository, {"ls-files", "-z", "--others", "--ignored",
                                                        "--exclude-standard", "--", path}));
    if (!names)
        return tl::make_unexpected(names.error());
    return !names->empty();
}

/// The one question that may take long, where an index is large.
Result<int> countOtherStaged(const Repository &repository, const std::string &path,
                             std::stop_token stop)
{
    Command question = questionTo(repository, {"diff", "--cached", "--name-only", "-z",
                                               "--no-renames", "--no-ext-diff", "--no-textconv"});
    question.stop = std::move(stop);
    const auto names = outputOf(question);
    if (!names)
        return tl::make_unexpected(names.error());
    const auto files = partsOf(*names, '\0');
    return int(std::count_if(files.begin(), files.end(),
                             [&](std::string_view file) { return file != path; }));
}

} // namespace

Result<CommitPlace> commitPlace(const Repository &repository, const std::string &path,
                                std::stop_token stop)
{
    auto head = repository.head();
    if (!head)
        return tl::make_unexpected(head.error());
    CommitPlace place;
    place.head = std::move(*head);
    place.underWay = underWayIn(repository.gitDirectory());
    const auto tracking = trackingOf(repository, path, !place.head.commit.empty());
    if (!tracking)
        return tl::make_unexpected(tracking.error());
    place.isTracked = tracking->isTracked;
    const auto others = countOtherStaged(repository, path, std::move(stop));
    if (!others)
        return tl::make_unexpected(others.error());
    place.otherStaged = *others;
    if (place.underWay) {
        const auto conflicts = hasConflicts(repository);
        if (!conflicts)
            return tl::make_unexpected(conflicts.error());
        place.refusal = refusalOf(*place.underWay, *conflicts);
    }
    if (!place.refusal && tracking->isUnmerged)
        place.refusal = refused("a merge left conflicts in the file",
                                "resolve them and tell git so: git add");
    if (place.refusal || place.isTracked)
        return place;
    const auto ignored = isIgnored(repository, path);
    if (!ignored)
        return tl::make_unexpected(ignored.error());
    if (*ignored)
        place.refusal = refused("git ignores the file, as .gitignore or another list says",
                                "take it off the list, or add it once: git add --force");
    return place;
}

} // namespace loadline::git
