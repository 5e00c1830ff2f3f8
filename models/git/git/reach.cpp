// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "git/answers.h"
#include "git/program.h"
#include "git/repository.h"

#include <QDateTime>

#include <algorithm>
#include <cstdint>

/// What stands upon what.
namespace loadline::git {

namespace {

/// A tag of its own is an object before its commit, "*" is what it points to.
constexpr const char *tagFormat =
    "--format=%(refname:short)%00%(objecttype)%00%(objectname)%00%(committerdate:unix)%00"
    "%(*objecttype)%00%(*objectname)%00%(*committerdate:unix)";

/// Of the newest ones, as many as git-describe(1) looks at.
constexpr std::size_t tagsLookedAt = 10;

struct DatedTag
{
    Tag tag;
    std::int64_t time = 0; ///< of its commit
};

std::optional<DatedTag> tagIn(std::string_view line)
{
    DatedTag dated;
    dated.tag.name = asUtf8(cutAt(line, '\0'));
    const std::string_view ownType = cutAt(line, '\0');
    const std::string_view ownHash = cutAt(line, '\0');
    const std::string_view ownTime = cutAt(line, '\0');
    const std::string_view type = cutAt(line, '\0');
    const std::string_view hash = cutAt(line, '\0');
    const bool isPlain = ownType == "commit";
    if (!isPlain && type != "commit")
        return std::nullopt;
    dated.tag.commit = std::string(isPlain ? ownHash : hash);
    dated.time = numberIn(isPlain ? ownTime : line).value_or(0);
    dated.tag.timeUtc = utcTime(isPlain ? ownTime : line);
    return dated;
}

} // namespace

Result<std::optional<Tag>> Repository::lastTag() const
{
    const auto at = head();
    if (!at)
        return tl::make_unexpected(at.error());
    if (at->commit.empty())
        return std::optional<Tag>();
    // Of two tags on commits of one second the greater version comes first.
    const auto listing = ask(
        {"for-each-ref", tagFormat, "--sort=-v:refname", "--merged=" + at->commit, "refs/tags/"});
    if (!listing)
        return tl::make_unexpected(listing.error());
    std::vector<DatedTag> tags;
    for (const std::string_view line : partsOf(*listing, '\n')) {
        auto tag = tagIn(line);
        if (tag && tag->tag.commit != at->commit)
            tags.push_back(std::move(*tag));
    }
    std::stable_sort(tags.begin(), tags.end(),
                     [](const DatedTag &a, const DatedTag &b) { return a.time > b.time; });
    tags.resize(std::min(tags.size(), tagsLookedAt));
    std::optional<Tag> last;
    std::size_t fewest = 0;
    for (DatedTag &tag : tags) {
        const auto since = commitCount(tag.tag.commit, at->commit);
        if (!since)
            return tl::make_unexpected(since.error());
        if (last && *since >= fewest)
            continue;
        fewest = *since;
        last = std::move(tag.tag);
    }
    return last;
}

Result<std::size_t> Repository::commitCount(const std::string &from, const std::string &to) const
{
    const auto answer = ask({"rev-list", "--count", to, "^" + from, "--"});
    if (!answer)
        return tl::make_unexpected(answer.error());
    return std::size_t(numberIn(withoutLineEnd(*answer)).value_or(0));
}

Result<std::vector<Tag>> Repository::tags() const
{
    const auto at = headCommit();
    if (!at)
        return tl::make_unexpected(at.error());
    if (at->empty())
        return std::vector<Tag>();
    // Of two tags on commits of one second the smaller version comes first.
    const auto listing = ask(
        {"for-each-ref", tagFormat, "--sort=v:refname", "--merged=" + *at, "refs/tags/"});
    if (!listing)
        return tl::make_unexpected(listing.error());
    std::vector<DatedTag> dated;
    for (const std::string_view line : partsOf(*listing, '\n')) {
        if (auto tag = tagIn(line))
            dated.push_back(std::move(*tag));
    }
    std::stable_sort(dated.begin(), dated.end(),
                     [](const DatedTag &a, const DatedTag &b) { return a.time < b.time; });
    std::vector<Tag> tags;
    for (DatedTag &tag : dated)
        tags.push_back(std::move(tag.tag));
    return tags;
}

Result<std::string> Repository::commitBefore(const std::string &timeUtc) const
{
    const auto at = head();
    if (!at)
        return tl::make_unexpected(at.error());
    if (at->commit.empty())
        return std::string();
    const QDateTime time = QDateTime::fromString(QString::fromStdString(timeUtc), Qt::ISODate);
    if (!time.isValid())
        return fail(ErrorCode::Refused, "'" + escapedForTerminal(timeUtc) + "' is no time");
    // To git a commit of that very second is old enough.
    const std::string age = std::to_string(time.toSecsSinceEpoch() - 1);
    // On the line itself: what came with a merge was not there before it.
    const auto answer = ask(
        {"rev-list", "--first-parent", "--max-count=1", "--min-age=" + age, at->commit, "--"});
    if (!answer)
        return tl::make_unexpected(answer.error());
    return std::string(withoutLineEnd(*answer));
}

Result<std::string> Repository::timeOf(const std::string &commit) const
{
    if (!isHash(commit))
        return fail(ErrorCode::Refused, "commits are asked for by their full hashes");
    const auto answer = ask(
        {"rev-list", "--max-count=1", "--no-commit-header", "--format=%ct", commit, "--"});
    if (!answer)
        return tl::make_unexpected(answer.error());
    return utcTime(withoutLineEnd(*answer));
}

Result<std::vector<std::string>> Repository::commitsBetween(const std::string &from,
                                                            const std::string &to) const
{
    if (!isHash(to) || (!from.empty() && !isHash(from)))
        return fail(ErrorCode::Refused, "commits are asked for by their full hashes");
    std::vector<std::string> arguments{"rev-list", to};
    if (!from.empty())
        arguments.push_back("^" + from);
    arguments.push_back("--");
    const auto listing = ask(std::move(arguments));
    if (!listing)
        return tl::make_unexpected(listing.error());
    std::vector<std::string> commits;
    for (const std::string_view line : partsOf(*listing, '\n'))
        commits.emplace_back(line);
    return commits;
}

} // namespace loadline::git
