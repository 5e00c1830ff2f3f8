// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/answers.h"
#include "git/program.h"
#include "git/repository.h"

#include <algorithm>
#include <tuple>

namespace loadline::git {

namespace {

/// A tag of its own is an object before its commit, "*" is what it points to.
constexpr const char *referenceFormat =
    "--format=%(refname)%00%(refname:short)%00%(symref)%00%(objecttype)%00%(*objecttype)%00"
    "%(committerdate:unix)%00%(*committerdate:unix)";

std::optional<Reference> referenceIn(std::string_view line)
{
    const std::string_view full = cutAt(line, '\0');
    Reference reference;
    reference.name = asUtf8(cutAt(line, '\0'));
    const bool isAlias = !cutAt(line, '\0').empty();
    const bool isCommit = cutAt(line, '\0') == "commit";
    const bool leadsToCommit = cutAt(line, '\0') == "commit";
    const std::string_view ownTime = cutAt(line, '\0');
    reference.timeUtc = utcTime(isCommit ? ownTime : line);
    if (isAlias || !(isCommit || leadsToCommit))
        return std::nullopt;
    if (full.starts_with("refs/remotes/"))
        reference.kind = Reference::Kind::RemoteBranch;
    else if (full.starts_with("refs/tags/"))
        reference.kind = Reference::Kind::Tag;
    return reference;
}

/// "ahead 2, behind 1", either, or nothing.
int countBehind(std::string_view word, std::string_view track)
{
    const std::size_t at = track.find(word);
    if (at == std::string_view::npos)
        return 0;
    track.remove_prefix(at + word.size());
    return int(numberIn(cutAt(track, ',')).value_or(0));
}

} // namespace

Result<std::vector<Reference>> Repository::references() const
{
    const auto listing = ask(
        {"for-each-ref", referenceFormat, "refs/heads/", "refs/remotes/", "refs/tags/"});
    if (!listing)
        return tl::make_unexpected(listing.error());
    std::vector<Reference> references;
    for (const std::string_view line : partsOf(*listing, '\n')) {
        if (auto reference = referenceIn(line))
            references.push_back(std::move(*reference));
    }
    std::sort(references.begin(), references.end(), [](const Reference &a, const Reference &b) {
        return std::tie(a.kind, b.timeUtc, a.name) < std::tie(b.kind, a.timeUtc, b.name);
    });
    return references;
}

Result<std::optional<Upstream>> Repository::upstream() const
{
    const auto head = this->head();
    if (!head)
        return tl::make_unexpected(head.error());
    if (head->branch.empty())
        return std::optional<Upstream>();
    const auto answer = ask({"for-each-ref",
                             "--format=%(upstream:short)%00%(upstream:track,nobracket)",
                             "refs/heads/" + head->branch});
    if (!answer)
        return tl::make_unexpected(answer.error());
    std::string_view track = withoutLineEnd(*answer);
    Upstream upstream;
    upstream.name = asUtf8(cutAt(track, '\0'));
    if (upstream.name.empty() || track == "gone")
        return std::optional<Upstream>();
    upstream.ahead = countBehind("ahead ", track);
    upstream.behind = countBehind("behind ", track);
    return std::optional(upstream);
}

} // namespace loadline::git
