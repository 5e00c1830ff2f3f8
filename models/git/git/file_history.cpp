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
#include <utility>

namespace loadline::git {

/// What a commit did to one path, against each of its parents; the first commits of a clone against
/// nothing.
struct PathChange
{
    std::string blob; ///< empty where the commit has no such file
    bool isFirst = false; ///< added, and there is no parent
    std::vector<std::string> lacking; ///< parents that have no such path, where the commit has it
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
    bool isFirst = false; ///< of a clone that is cut there, or of all
    std::vector<std::string> lacking; ///< parents from which the path is followed under other names
};
using Steps = std::vector<Step>;

/// Commits, each with the parent that it is held against; an empty one where it has none.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Reads `-z --raw` for several commits: a hash, then records, each with its path behind it. They are
/// those of \a pairs in the same order, of which some can be missing.
void addChangesIn(std::string_view listing, const Pairs &pairs, const std::string &path,
                  PathChanges &changes)
{
    auto pair = pairs.begin();
    while (!listing.empty()) {
        std::string_view record = cutAt(listing, '\0');
        if (!record.starts_with(':')) {
            const std::string_view commit = withoutLineEnd(record);
            pair = std::find_if(pair, pairs.end(),
                                [&](const auto &each) { return each.first == commit; });
            if (pair == pairs.end())
                return;
            continue;
        }
        if (cutAt(listing, '\0') != path)
            continue; // a file below it, when it was a folder
        cutAt(record, ' ');
        const bool isFile = cutAt(record, ' ').starts_with("100");
        cutAt(record, ' ');
        const std::string_view blob = cutAt(record, ' ');
        PathChange &change = changes[pair->first];
        change.blob = isFile ? blob : std::string_view();
        if (!record.starts_with('A'))
            continue;
        if (pair->second.empty())
            change.isFirst = true;
        else
            change.lacking.push_back(pair->second);
    }
}

/// The questions to git: each commit against its parents, those of one rank at a time, so that it is
/// seen which of them an answer is about.
std::vector<Pairs> pairsOf(const Steps &steps)
{
    std::vector<Pairs> byRank(1);
    for (const Step &step : steps) {
        const std::string &commit = step.revision.commit.hash;
        if (step.parents.empty())
            byRank.front().emplace_back(commit, std::string());
        for (std::size_t rank = 0; rank < step.parents.size(); ++rank) {
            if (byRank.size() <= rank)
                byRank.emplace_back();
            byRank[rank].emplace_back(commit, step.parents[rank]);
        }
    }
    return byRank;
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
    Result<void> askForChanges(const Steps &steps, const std::string &path, PathChanges &changes);
    /// What the path was called in a parent that lacks it; empty where it was not there.
    Result<std::string> renamedFrom(const Step &step, const std::string &parent);
    Result<void> follow(Steps &steps, std::size_t at, const std::string &parent,
                        const std::string &oldPath);
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
    Steps unknown; // of which git has yet to be asked
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
            unknown.push_back(step);
        steps.push_back(std::move(step));
    }
    if (const auto asked = askForChanges(unknown, path, found); !asked)
        return tl::make_unexpected(asked.error());
    std::erase_if(steps, [&](const Step &step) { return !found.count(step.revision.commit.hash); });
    for (Step &step : steps) {
        const PathChange &change = found.at(step.revision.commit.hash);
        step.revision.blob = change.blob;
        step.isFirst = change.isFirst;
        const std::vector<std::string> parents = parentsOf(step);
        std::copy_if(change.lacking.begin(), change.lacking.end(), std::back_inserter(step.lacking),
                     [&](const std::string &parent) {
                         return std::find(parents.begin(), parents.end(), parent) != parents.end();
                     });
    }
    return steps;
}

Result<void> HistoryWalk::askForChanges(const Steps &steps, const std::string &path,
                                        PathChanges &changes)
{
    for (const Pairs &pairs : pairsOf(steps)) {
        std::string lines;
        for (const auto &[commit, parent] : pairs)
            lines += parent.empty() ? commit + "\n" : commit + ' ' + parent + "\n";
        if (lines.empty())
            continue;
        const auto listing = m_ask({"diff-tree", "--stdin", "-r", "-z", "--raw", "--root",
                                    "--no-renames", "--ignore-submodules=dirty", "--", path},
                                   std::move(lines));
        if (!listing)
            return tl::make_unexpected(listing.error());
        addChangesIn(*listing, pairs, path, changes);
    }
    return {};
}

Result<std::string> HistoryWalk::renamedFrom(const Step &step, const std::string &parent)
{
    // A partial clone may lack what is needed to compare, but knows what is the very same.
    Result<std::string> listing;
    for (const char *renames : {"--find-renames", "--find-renames=100%"}) {
        listing = m_ask({"diff-tree", "-r", "-z", "--raw", renames, parent,
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
Result<void> HistoryWalk::follow(Steps &steps, std::size_t at, const std::string &parent,
                                 const std::string &oldPath)
{
    const auto others = underOneName({parent}, steps[at].revision.path);
    if (!others)
        return tl::make_unexpected(others.error());
    auto older = underOneName({parent}, oldPath);
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
        for (const std::string &parent : std::vector(steps->at(at).lacking)) {
            const auto oldPath = renamedFrom(steps->at(at), parent);
            if (!oldPath)
                return tl::make_unexpected(oldPath.error());
            if (oldPath->empty())
                continue;
            if (auto followed = follow(*steps, at, parent, *oldPath); !followed)
                return tl::make_unexpected(followed.error());
        }
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
                            || (step.isFirst && first.count(step.revision.commit.hash) > 0);
        history.revisions.push_back(std::move(step.revision));
    }
    return history;
}

} // namespace loadline::git
