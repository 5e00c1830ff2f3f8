// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/answers.h"
#include "git/program.h"
#include "git/repository.h"

#include <algorithm>
#include <set>

namespace loadline::git {

namespace {

/// "100644 HASH STAGE\tPATH"
struct IndexEntry
{
    std::string_view path;
    bool isUnmerged = false;
};

IndexEntry indexEntryIn(std::string_view line)
{
    const std::string_view facts = cutAt(line, '\t');
    return {line, !facts.ends_with(" 0")};
}

/// "filter.NAME.clean": the name may hold dots itself.
std::string filterOf(std::string_view key)
{
    constexpr std::string_view section = "filter.";
    const std::size_t end = key.rfind('.');
    if (!key.starts_with(section) || end < section.size())
        return {};
    return std::string(key.substr(section.size(), end - section.size()));
}

} // namespace

Result<Command> Repository::questionOnFiles(std::vector<std::string> arguments) const
{
    const auto keys = answerTo(
        question({"config", "--null", "--name-only", "--get-regexp", "^filter\\."}));
    if (!keys)
        return tl::make_unexpected(keys.error());
    if (keys->status > 1)
        return refusal(*keys);
    std::set<std::string> filters;
    for (const std::string_view key : partsOf(keys->output, '\0'))
        filters.insert(filterOf(key));
    Command command = question(std::move(arguments));
    for (const std::string &filter : filters) {
        for (const char *program : {".clean", ".smudge", ".process"})
            command.settings.emplace_back("filter." + filter + program, "");
        command.settings.emplace_back("filter." + filter + ".required", "false");
    }
    return command;
}

Result<FileState> Repository::stateOf(const std::string &path) const
{
    if (auto named = checkName(path); !named)
        return tl::make_unexpected(named.error());
    FileState state;
    const auto entries = ask({"ls-files", "-z", "--stage", "--", path});
    if (!entries)
        return tl::make_unexpected(entries.error());
    for (const std::string_view line : partsOf(*entries, '\0')) {
        const IndexEntry entry = indexEntryIn(line);
        state.isTracked = state.isTracked || entry.path == path;
        state.isUnmerged = state.isUnmerged || (entry.path == path && entry.isUnmerged);
    }

    const auto last = workTree();
    if (!last)
        return tl::make_unexpected(last.error());
    const auto changes = changesIn(*last, {}, path);
    if (!changes)
        return tl::make_unexpected(changes.error());
    state.isDirty = state.isUnmerged
                    || std::any_of(changes->begin(), changes->end(),
                                   [&](const FileChange &change) { return change.path == path; });

    if (!state.isTracked) {
        Command question = this->question({"check-ignore", "--quiet", "--", "./" + path});
        question.arePathsLiteral = false;
        const auto ignored = answerTo(question);
        if (!ignored)
            return tl::make_unexpected(ignored.error());
        if (ignored->status > 1)
            return refusal(*ignored);
        state.isIgnored = ignored->status == 0;
        return state;
    }
    const auto head = this->head();
    if (!head)
        return tl::make_unexpected(head.error());
    if (head->commit.empty())
        return state;
    const auto commit = ask({"rev-list", "-1", "--no-commit-header", std::string(commitFormat),
                             head->commit, "--", path});
    if (!commit)
        return tl::make_unexpected(commit.error());
    state.lastCommit = commitIn(withoutLineEnd(*commit));
    return state;
}

} // namespace loadline::git
