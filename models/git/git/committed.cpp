// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/committed.h"

#include "git/answers.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace loadline::git {

namespace {

std::string firstLine(const Result<std::string> &lines)
{
    return lines ? lines->substr(0, lines->find('\n')) : std::string();
}

/// The oldest commit between \a before and \a tip, where \a tip stands on \a before, that changed
/// \a path; without a path the oldest of all.
std::string firstAfter(const Repository &repository, const std::string &before,
                       const std::string &tip, const std::string &path)
{
    std::vector<std::string> arguments{"rev-list", "--first-parent", "--reverse", tip};
    if (!before.empty())
        arguments.push_back("^" + before);
    const std::string first = firstLine(outputOf(questionTo(repository, arguments)));
    if (first.empty())
        return {};
    const auto parent = outputOf(
        questionTo(repository, {"rev-parse", "--verify", "--quiet", first + "^"}));
    if (firstLine(parent) != before)
        return {};
    if (path.empty())
        return first;
    arguments.insert(arguments.end(), {"--", path});
    return firstLine(outputOf(questionTo(repository, arguments)));
}

/// ":100644 100644 HASH HASH M", NUL, the path, NUL
Result<std::vector<CommittedFile>> filesOf(const Repository &repository, const std::string &commit)
{
    const auto output = outputOf(
        questionTo(repository, {"diff-tree", "-r", "-z", "--root", "--no-renames", "--no-commit-id",
                                "--full-index", commit}));
    if (!output)
        return tl::make_unexpected(output.error());
    std::vector<CommittedFile> files;
    std::string_view rest = *output;
    while (!rest.empty()) {
        std::string_view facts = cutAt(rest, '\0').substr(1);
        CommittedFile file;
        file.before.mode = cutAt(facts, ' ');
        file.after.mode = cutAt(facts, ' ');
        file.before.blob = cutAt(facts, ' ');
        file.after.blob = cutAt(facts, ' ');
        file.path = cutAt(rest, '\0');
        files.push_back(std::move(file));
    }
    return files;
}

/// "100644 HASH STAGE", a tab, the path, NUL. A file with conflicts is not among them.
Result<std::map<std::string, FileEntry>> entriesOf(const Repository &repository,
                                                   const std::vector<CommittedFile> &files)
{
    std::vector<std::string> arguments{"ls-files", "-z", "--stage", "--"};
    for (const CommittedFile &file : files)
        arguments.push_back(file.path);
    const auto output = outputOf(questionTo(repository, std::move(arguments)));
    if (!output)
        return tl::make_unexpected(output.error());
    std::map<std::string, FileEntry> entries;
    std::string_view rest = *output;
    while (!rest.empty()) {
        std::string_view line = cutAt(rest, '\0');
        FileEntry entry;
        entry.mode = cutAt(line, ' ');
        entry.blob = cutAt(line, ' ');
        if (cutAt(line, '\t') == "0")
            entries.emplace(line, std::move(entry));
    }
    return entries;
}

} // namespace

Command questionTo(const Repository &repository, std::vector<std::string> arguments,
                   std::string input)
{
    Command command;
    command.folder = repository.root();
    command.arguments = std::move(arguments);
    command.input = std::move(input);
    return command;
}

bool NewCommit::holds(const std::string &path) const
{
    return std::any_of(files.begin(), files.end(),
                       [&](const CommittedFile &file) { return file.path == path; });
}

std::optional<NewCommit> newCommit(const Repository &repository, const Head &before,
                                   const Head &now, const std::string &path)
{
    std::vector<std::string> tips;
    if (!now.commit.empty())
        tips.push_back(now.commit);
    if (!before.branch.empty())
        tips.push_back("refs/heads/" + before.branch);
    for (const std::string &wanted : {path, std::string()}) {
        for (const std::string &tip : tips) {
            NewCommit made{firstAfter(repository, before.commit, tip, wanted), {}};
            if (made.hash.empty())
                continue;
            if (auto files = filesOf(repository, made.hash)) {
                made.files = std::move(*files);
                return made;
            }
        }
    }
    return std::nullopt;
}

Result<void> settleIndex(const Repository &repository, const NewCommit &made,
                         const std::string &path)
{
    const auto entries = entriesOf(repository, made.files);
    if (!entries)
        return tl::make_unexpected(entries.error());
    std::string wanted;
    for (const CommittedFile &file : made.files) {
        const auto found = entries->find(file.path);
        const FileEntry entry = found != entries->end()
                                    ? found->second
                                    : FileEntry{"000000", std::string(file.after.blob.size(), '0')};
        if (entry == file.after || (file.path != path && entry != file.before))
            continue;
        wanted += file.after.mode + ' ' + file.after.blob + '\t' + file.path + '\0';
    }
    if (wanted.empty())
        return {};
    const auto done = outputOf(
        questionTo(repository, {"update-index", "-z", "--index-info"}, std::move(wanted)));
    if (!done)
        return tl::make_unexpected(done.error());
    return {};
}

} // namespace loadline::git
