// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/answers.h"
#include "git/program.h"
#include "git/repository.h"

namespace loadline::git {

namespace {

bool namesAParent(std::string_view commitObject)
{
    while (!commitObject.empty()) {
        const std::string_view line = cutAt(commitObject, '\n');
        if (line.starts_with("parent "))
            return true;
        if (line.empty())
            break;
    }
    return false;
}

} // namespace

Result<Range> Repository::rangeOfCommit(const std::string &commit) const
{
    const auto parent = answerTo(
        question({"rev-parse", "--verify", "--quiet", commit + "^1^{commit}"}));
    if (!parent)
        return tl::make_unexpected(parent.error());
    const std::string_view hash = withoutLineEnd(parent->output);
    if (parent->status == 0 && isHash(hash))
        return Range{std::string(hash), commit};

    // A clone that was cut off says of its first commits that nothing came before them.
    const auto object = ask({"cat-file", "commit", commit});
    if (!object)
        return tl::make_unexpected(object.error());
    if (namesAParent(*object))
        return fail(ErrorCode::Refused, "the clone is shallow and ends with this commit",
                    "run: git fetch --deepen=1");
    const auto nothing = emptyTree();
    if (!nothing)
        return tl::make_unexpected(nothing.error());
    return Range{*nothing, commit};
}

Result<Range> Repository::range(const std::string &typed) const
{
    const std::size_t dots = typed.find("..");
    if (dots == std::string::npos) {
        const auto commit = commitOf(typed);
        if (!commit)
            return tl::make_unexpected(commit.error());
        return rangeOfCommit(*commit);
    }
    const bool isFromParting = typed.compare(dots, 3, "...") == 0;
    const std::string left = typed.substr(0, dots);
    const std::string right = typed.substr(dots + (isFromParting ? 3 : 2));
    if (left.empty() && right.empty())
        return fail(ErrorCode::Refused, "the range names no revision", "write it as v1.4.0..v1.5.0");
    auto from = commitOf(left.empty() ? "HEAD" : left);
    if (!from)
        return tl::make_unexpected(from.error());
    auto to = commitOf(right.empty() ? "HEAD" : right);
    if (!to)
        return tl::make_unexpected(to.error());
    if (!isFromParting)
        return Range{*from, *to};

    const auto parting = answerTo(question({"merge-base", *from, *to}));
    if (!parting)
        return tl::make_unexpected(parting.error());
    if (parting->status > 1)
        return refusal(*parting);
    if (parting->status == 1)
        return fail(ErrorCode::Refused, "the two revisions have no commit in common",
                    m_isShallow ? "the clone is shallow; run: git fetch --unshallow"
                                : "write the range with two dots");
    return Range{std::string(withoutLineEnd(parting->output)), *to};
}

Result<Range> Repository::workTree() const
{
    const auto head = this->head();
    if (!head)
        return tl::make_unexpected(head.error());
    if (!head->commit.empty())
        return Range{head->commit, {}};
    const auto nothing = emptyTree();
    if (!nothing)
        return tl::make_unexpected(nothing.error());
    return Range{*nothing, {}};
}

} // namespace loadline::git
