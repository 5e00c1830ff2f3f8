// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/scope.h"

#include "record/file_comparison.h"

#include "core/text.h"

#include <algorithm>

namespace loadline::record {

namespace {

/// Without the marks of code and bold, links as their text, and no blanks around dots.
std::string withoutMarks(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t target = text[i] == '[' ? text.find("](", i) : std::string_view::npos;
        const std::size_t close = target == std::string_view::npos ? target
                                                                   : text.find(')', target);
        if (close != std::string_view::npos) {
            plain += withoutMarks(text.substr(i + 1, target - i - 1));
            i = close;
        } else if (text[i] != '`' && text[i] != '*') {
            plain += text[i];
        }
    }
    for (const std::string_view loose : {" ..", ".. "}) {
        for (std::size_t at = plain.find(loose); at != std::string::npos; at = plain.find(loose))
            plain.erase(loose.front() == ' ' ? at : at + 2, 1);
    }
    return plain;
}

/// The text without what stands in brackets behind a blank.
std::string withoutRemarks(std::string_view text)
{
    std::string rest;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isRemark = text[i] == '(' && (i == 0 || isBlankByte(text[i - 1]));
        const std::size_t close = isRemark ? text.find(')', i) : std::string_view::npos;
        if (close == std::string_view::npos)
            rest += text[i];
        else
            i = close;
    }
    return rest;
}

} // namespace

std::vector<std::string> revisionsIn(std::string_view commits)
{
    const std::string text = withoutRemarks(withoutMarks(commits));
    std::vector<std::string> revisions;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \t,;", at);
        if (begin == std::string::npos)
            break;
        at = std::min(text.find_first_of(" \t,;", begin), text.size());
        std::string one = text.substr(begin, at - begin);
        if (one != "and" && std::find(revisions.begin(), revisions.end(), one) == revisions.end())
            revisions.push_back(std::move(one));
    }
    return revisions;
}

Result<Scope> scopeOf(const Iteration &iteration)
{
    for (const Field &field : iteration.fields) {
        if (!equalsIgnoringCase(field.key, "commits") && !equalsIgnoringCase(field.key, "commit"))
            continue;
        Scope scope{revisionsIn(field.value)};
        if (!scope.revisions.empty())
            return scope;
    }
    return fail(ErrorCode::NotFound,
                "iteration " + iteration.id + " does not say which commits it was made of",
                "give it a line **Commits**: v1.4.0..v1.5.0");
}

std::string nameOf(const Scope &scope)
{
    std::string name;
    for (const std::string &revision : scope.revisions)
        name += (name.empty() ? "" : ", ") + revision;
    return name;
}

Result<std::vector<git::FileChange>> changesIn(const git::Repository &repository, const Scope &scope)
{
    std::vector<git::Range> ranges;
    if (scope.isWorkTree()) {
        const Result<git::Range> range = repository.workTree();
        return range ? repository.changedFiles(*range) : tl::make_unexpected(range.error());
    }
    for (const std::string &revision : scope.revisions) {
        Result<git::Range> range = repository.range(revision);
        if (!range)
            return tl::make_unexpected(range.error());
        if (std::find(ranges.begin(), ranges.end(), *range) == ranges.end())
            ranges.push_back(std::move(*range));
    }
    std::vector<std::vector<git::FileChange>> parts;
    for (const git::Range &range : ranges) {
        Result<std::vector<git::FileChange>> changes = repository.changedFiles(range);
        if (!changes)
            return changes;
        parts.push_back(std::move(*changes));
    }
    return parts.size() == 1 ? std::move(parts.front()) : summedChanges(parts);
}

} // namespace loadline::record
