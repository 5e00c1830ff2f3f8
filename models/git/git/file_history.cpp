// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/safe_file.h"
#include "git/answers.h"
#include "git/program.h"
#include "git/repository.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace loadline::git {

/// What a commit did to one path. A merge is listed against each parent, and the first commits of
/// a clone against nothing.
struct PathChange
{
    std::string blob; ///< empty where the commit has no such file
    bool isAdded = true;
};
using PathChanges = std::unordered_map<std::string, PathChange>; ///< by commit

/// What git has told of paths, for walks that come by the same commits.
struct KnownChanges
{
    std::unordered_map<std::string, PathChanges> byPath;
};

namespace {

/// A commit that changed the file, and what history is followed by.
struct Step
{
    FileRevision revision;
    std::vector<std::string> parents;
    std::int64_t time = 0; ///< of the committer
    bool isAdded = true; ///< none of its parents has the path
};
using Steps = std::vector<Step>;

/// Reads `-z --raw` for several commits: a hash, then records, each with its path behind it.
void addChangesIn(std::string_view listing, const std::string &path, PathChanges &changes)
{
    std::string commit;
    while (!listing.empty()) {
        std::string_view record = cutAt(listing, '\0');
        if (!record.starts_with(':')) {
            commit = withoutLineEnd(record);
            continue;
        }
        if (cutAt(listing, '\0') != path)
            continue; // a file below it, when it was a folder
        cutAt(record, ' ');
        const bool isFile = cutAt(record, ' ').starts_with("100");
        cutAt(record, ' ');
        const std::string_view blob = cutAt(record, ' ');
        PathChange &change = changes[commit];
        change.blob = isFile ? blob : std::string_view();
        change.isAdded = change.isAdded && record.starts_with('A');
    }
}

/// Where the renames of a commit, listed by `-z --raw`, brought a path from; empty where from
/// nowhere.
std::string oldPathIn(std::string_view listing, const std::string &path)
{
    while (!listing.empty()) {
        const std::string_view record = cutAt(listing, '\0');
        const std::string_view first = cutAt(listing, '\0');
        const std::string_view status = record.substr(record.rfind(' ') + 1);
        if (status.starts_with('R') && cutAt(listing, '\0') == path)
            return std::string(first);
    }
    return {};
}

std::vector<std::string> hashesIn(std::string_view text)
{
    std::vector<std::string> hashes;
    for (const std::string_view hash : partsOf(text, ' '))
        hashes.emplace_back(hash);
    return hashes;
}

/// The older steps put among those behind \a begin, the newest first. Each list alone is in an
/// order in which no commit stands behind its parents, and keeps it.
void mergeBehind(Steps &steps, std::size_t begin, Steps older)
{
    const auto middle = steps.begin() + std::ptrdiff_t(begin);
    Steps merged(std::make_move_iterator(steps.begin()), std::make_move_iterator(middle));
    std::merge(std::make_move_iterator(middle), std::make_move_iterator(steps.end()),
               std::make_move_iterator(older.begin()), std::make_move_iterator(older.end()),
               std::back_inserter(merged),
               [](const Step &a, const Step &b) { return a.time > b.time; });
    steps = std::move(merged);
}

/// Follows one file back through what it was called.
class HistoryWalk
{
public:
    using Ask = std::function<Result<std::string>(std::vector<std::string>, std::string)>;

    HistoryWalk(Ask ask, HistoryLine line, KnownChanges &known)
        : m_ask(std::move(ask))
        , m_line(line)
        , m_known(known)
    {
    }

    /// What changed \a path in the commits that lead to \a tips, renames followed.
    Result<Steps> from(const std::vector<std::string> &tips, const std::string &path);

private:
    Result<Steps> underOneName(const std::vector<std::string> &tips, const std::string &path);
    Result<std::string> renamedFrom(const Step &step);
    Result<void> follow(Steps &steps, std::size_t at, const std::string &oldPath);
    /// What leads on from a commit.
    std::vector<std::string> parentsOf(const Step &step) const;

    Ask m_ask;
    HistoryLine m_line = HistoryLine::Every;
    KnownChanges &m_known;
};

Result<Steps> HistoryWalk::underOneName(const std::vector<std::string> &tips,
                                        const std::string &path)
{
    std::vector<std::string> arguments = {"rev-list", "--date-order", "--no-commit-header",
                                          std::string(commitFormat) + "%x00%P%x00%ct"};
    if (m_line == HistoryLine::Main)
        arguments.push_back("--first-parent");
    arguments.insert(arguments.end(), tips.begin(), tips.end());
    arguments.insert(arguments.end(), {"--", path});
    const auto listing = m_ask(std::move(arguments), {});
    if (!listing)
        return tl::make_unexpected(listing.error());

    Steps steps;
    PathChanges &found = m_known.byPath[path];
    std::string hashes; // of commits that git has yet to be asked about
    for (std::string_view line : partsOf(*listing, '\n')) {
        const std::size_t time = line.rfind('\0');
        const std::size_t parents = line.rfind('\0', time - 1);
        Step step;
        step.time = numberIn(line.substr(time + 1)).value_or(0);
        step.parents = hashesIn(line.substr(parents + 1, time - parents - 1));
        step.revision = {commitIn(line.substr(0, parents)).value_or(Commit()),
                         path,
                         {},
                         utcTime(line.substr(time + 1))};
        if (found.count(step.revision.commit.hash) == 0)
            hashes += step.revision.commit.hash + "\n";
        steps.push_back(std::move(step));
    }
    if (!hashes.empty()) {
        const auto changes = m_ask({"diff-tree", "--stdin", "-r", "-z", "--raw", "-m", "--root",
                                    "--no-renames", "--ignore-submodules=dirty", "--", path},
                                   std::move(hashes));
        if (!changes)
            return tl::make_unexpected(changes.error());
        addChangesIn(*changes, path, found);
    }
    std::erase_if(steps, [&](const Step &step) { return !found.count(step.revision.commit.hash); });
    for (Step &step : steps) {
        const PathChange &change = found.at(step.revision.commit.hash);
        step.revision.blob = change.blob;
        step.isAdded = change.isAdded;
    }
    return steps;
}

Result<std::string> HistoryWalk::renamedFrom(const Step &step)
{
    if (!step.isAdded || step.parents.empty())
        return std::string();
    // A partial clone may lack what is needed to compare, but knows what is the very same.
    Result<std::string> listing;
    for (const char *renames : {"--find-renames", "--find-renames=100%"}) {
        listing = m_ask({"diff-tree", "-r", "-z", "--raw", renames, step.parents.front(),
                         step.revision.commit.hash, "--"},
                        {});
        if (listing)
            return oldPathIn(*listing, step.revision.path);
    }
    return listing;
}

std::vector<std::string> HistoryWalk::parentsOf(const Step &step) const
{
    if (m_line == HistoryLine::Main && step.parents.size() > 1)
        return {step.parents.front()};
    return step.parents;
}

/// Puts the history under the old name in the place of what the new name stood for before.
Result<void> HistoryWalk::follow(Steps &steps, std::size_t at, const std::string &oldPath)
{
    const Step &step = steps[at];
    const std::vector<std::string> parents = parentsOf(step);
    const auto others = underOneName(parents, step.revision.path);
    if (!others)
        return tl::make_unexpected(others.error());
    auto older = underOneName(parents, oldPath);
    if (!older)
        return tl::make_unexpected(older.error());

    std::unordered_set<std::string> replaced;
    for (const Step &other : *others)
        replaced.insert(other.revision.commit.hash);
    std::unordered_set<std::string> known;
    for (const Step &each : steps) {
        if (!replaced.count(each.revision.commit.hash))
            known.insert(each.revision.commit.hash);
    }
    std::erase_if(steps,
                  [&](const Step &each) { return replaced.count(each.revision.commit.hash) > 0; });
    std::erase_if(*older,
                  [&](const Step &each) { return known.count(each.revision.commit.hash) > 0; });
    mergeBehind(steps, at + 1, std::move(*older));
    return {};
}

Result<Steps> HistoryWalk::from(const std::vector<std::string> &tips, const std::string &path)
{
    auto steps = underOneName(tips, path);
    // Each rename that is followed is behind those before it, and adds what is older.
    for (std::size_t at = 0; steps && at < steps->size(); ++at) {
        const auto oldPath = renamedFrom((*steps)[at]);
        if (!oldPath)
            return tl::make_unexpected(oldPath.error());
        if (oldPath->empty())
            continue;
        if (auto followed = follow(*steps, at, *oldPath); !followed)
            return tl::make_unexpected(followed.error());
    }
    return steps;
}

/// The commits that a shallow clone begins with.
std::unordered_set<std::string> firstCommits(const std::string &commonDirectory)
{
    std::unordered_set<std::string> commits;
    const auto listed = files::readFile(commonDirectory + "/shallow");
    if (listed) {
        for (const std::string_view hash : partsOf(listed->bytes, '\n'))
            commits.emplace(hash);
    }
    return commits;
}

} // namespace

Result<FileHistory> Repository::historyOf(const std::string &path, HistoryLine line) const
{
    if (auto named = checkName(path); !named)
        return tl::make_unexpected(named.error());
    const auto head = headCommit();
    if (!head)
        return tl::make_unexpected(head.error());
    KnownChanges known;
    return historyAlong(line, *head, path, known);
}

Result<FileHistories> Repository::historiesOf(const std::string &path) const
{
    if (auto named = checkName(path); !named)
        return tl::make_unexpected(named.error());
    const auto head = headCommit();
    if (!head)
        return tl::make_unexpected(head.error());
    KnownChanges known;
    FileHistories histories;
    for (const HistoryLine line : {HistoryLine::Every, HistoryLine::Main}) {
        auto history = historyAlong(line, *head, path, known);
        if (!history)
            return tl::make_unexpected(history.error());
        (line == HistoryLine::Every ? histories.every : histories.mainLine) = std::move(*history);
    }
    return histories;
}

Result<FileHistory> Repository::historyAlong(HistoryLine line, const std::string &head,
                                             const std::string &path, KnownChanges &known) const
{
    FileHistory history;
    if (head.empty())
        return history;
    const auto asked = [this](std::vector<std::string> arguments, std::string input) {
        Command command = question(std::move(arguments));
        command.input = std::move(input);
        return outputOf(command);
    };
    HistoryWalk walk(asked, line, known);
    auto steps = walk.from({head}, path);
    if (!steps)
        return tl::make_unexpected(steps.error());
    const auto first = m_isShallow ? firstCommits(m_commonDirectory)
                                   : std::unordered_set<std::string>();
    for (Step &step : *steps) {
        history.isShallow = history.isShallow
                            || (step.isAdded && first.count(step.revision.commit.hash) > 0);
        history.revisions.push_back(std::move(step.revision));
    }
    return history;
}

} // namespace loadline::git
