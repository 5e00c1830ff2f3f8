// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/range.h"

#include "checks/facts.h"
#include "core/text.h"
#include "markdown/encoding.h"
#include "markdown/reader.h"
#include "record/file_comparison.h"
#include "record/scope.h"

#include <algorithm>
#include <unordered_set>

namespace loadline::review {

namespace {

constexpr std::size_t dayLength = 10; // "2026-01-31"

/// The day that a text is, and nothing else.
std::string dayFrom(const std::string &text)
{
    return text.size() == dayLength && markdown::isoTimeFromText(text) == text ? text
                                                                               : std::string();
}

Result<Range> chosenIterations(const Register &now, std::vector<int> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (const int number : numbers) {
        if (const auto found = markdown::findIteration(now, number); !found)
            return tl::make_unexpected(found.error());
    }
    return Range{Range::Kind::Iterations, {}, {}, std::move(numbers)};
}

tl::unexpected<Error> noRevision(const std::string &name)
{
    return fail(ErrorCode::NotFound, "'" + shortened(name, 60) + "' is no day",
                "the register is in no git repository, where it could be a revision; give a day "
                "as YYYY-MM-DD");
}

/// Where only dates tell what is in a range.
void sayWhatHasNoDate(const Register &now, Ground &ground)
{
    const auto count = std::count_if(now.iterations.begin(), now.iterations.end(),
                                     [](const Iteration &iteration) {
                                         return iteration.status == IterationStatus::Completed
                                                && iteration.date.empty();
                                     });
    if (count > 0)
        ground.unseen.push_back(std::to_string(count)
                                + (count == 1 ? " iteration has" : " iterations have")
                                + " no date, and may have shipped before");
}

/// Collects what a repository says, one question after the other.
class GroundSurvey
{
public:
    GroundSurvey(const Register &now, const git::Repository &repository, const std::string &path)
        : m_now(now)
        , m_repository(repository)
    {
        m_ground.registerPath = path;
    }

    Result<Ground> of(const Wish &wish)
    {
        const auto done = survey(wish);
        if (!done)
            return tl::make_unexpected(done.error());
        if (m_repository.isShallow())
            m_ground.unseen.push_back("the clone is shallow: commits before it are not there");
        return std::move(m_ground);
    }

private:
    Result<void> survey(const Wish &wish)
    {
        const auto head = m_repository.head();
        if (!head)
            return tl::make_unexpected(head.error());
        m_head = head->commit;
        Result<Range> range = wish.iterations.empty() ? begin(wish.since)
                                                      : chosenIterations(m_now, wish.iterations);
        if (!range)
            return tl::make_unexpected(range.error());
        m_ground.range = std::move(*range);
        m_ground.beganBefore = m_ground.range.kind == Range::Kind::Date
                               && m_ground.range.commit.empty();
        if (m_head.empty())
            return {};
        const auto commits = m_repository.commitsBetween(m_ground.range.commit, m_head);
        if (!commits)
            return tl::make_unexpected(commits.error());
        m_commits.insert(commits->begin(), commits->end());
        m_ground.commitCount = m_commits.size();
        if (!m_ground.range.commit.empty()) {
            if (const auto read = readThere(); !read)
                return read;
            const auto time = m_repository.timeOf(m_ground.range.commit);
            if (!time)
                return tl::make_unexpected(time.error());
            m_ground.day = checks::dayIn(*time);
            auto changes = m_repository.changedFiles({m_ground.range.commit, m_head});
            if (!changes)
                return tl::make_unexpected(changes.error());
            m_ground.changes = std::move(*changes);
        }
        lookAtCommits();
        if (m_ground.holdsAll() && !m_ground.changes)
            m_ground.unseen.push_back((m_ground.range.kind == Range::Kind::Whole
                                           ? std::string("no tag leads here")
                                           : "no commit is older than " + m_ground.range.name)
                                      + ": all of the register was looked at, and files were not "
                                        "compared");
        if (m_ground.range.kind == Range::Kind::Iterations)
            m_ground.changes = changesOfIterations();
        return {};
    }

    Result<Range> begin(const std::string &since) const
    {
        if (since.empty()) {
            const auto tag = m_repository.lastTag();
            if (!tag)
                return tl::make_unexpected(tag.error());
            return *tag ? Range{Range::Kind::Tag, (*tag)->name, (*tag)->commit, {}} : Range{};
        }
        const auto commit = m_repository.commitOf(since);
        if (commit)
            return Range{Range::Kind::Revision, since, *commit, {}};
        const std::string day = dayFrom(since);
        if (day.empty())
            return tl::make_unexpected(commit.error());
        const auto before = m_repository.commitBefore(day + "T00:00:00Z");
        if (!before)
            return tl::make_unexpected(before.error());
        return Range{Range::Kind::Date, day, *before, {}};
    }

    /// The register as the range begins, whatever it was called then.
    Result<void> readThere()
    {
        const std::string &commit = m_ground.range.commit;
        auto bytes = m_repository.fileAt(commit, m_ground.registerPath);
        if (bytes && !*bytes) {
            const auto history = m_repository.historyOf(m_ground.registerPath);
            if (!history)
                return tl::make_unexpected(history.error());
            const auto &revisions = history->revisions;
            const auto before = std::find_if(revisions.begin(), revisions.end(),
                                             [this](const git::FileRevision &revision) {
                                                 return !m_commits.contains(revision.commit.hash);
                                             });
            if (before != revisions.end() && !before->blob.empty())
                bytes = m_repository.fileAt(commit, before->path);
        }
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        if (!*bytes) {
            m_ground.beganBefore = true;
            return {};
        }
        auto report = markdown::textFromBytes(std::move(**bytes));
        if (report)
            m_ground.there = markdown::read(std::move(report->repaired));
        else
            m_ground.unseen.push_back("the register of " + m_ground.range.name
                                      + " is not UTF-8 and was not compared");
        return {};
    }

    void lookAtCommits()
    {
        for (std::size_t i = 0; i < m_now.iterations.size(); ++i) {
            const Iteration &iteration = m_now.iterations[i];
            const bool isAsked = m_ground.range.kind != Range::Kind::Iterations
                                 || (iteration.number
                                     && std::binary_search(m_ground.range.iterations.begin(),
                                                           m_ground.range.iterations.end(),
                                                           *iteration.number));
            const auto scope = record::scopeOf(iteration);
            if (!isAsked || !scope)
                continue;
            auto commits = commitsOf(*scope);
            if (commits)
                m_ground.commits.emplace(i, std::move(*commits));
            else
                m_ground.unseen.push_back("git does not know the commits of "
                                          + asciiLowered(iteration.unit) + ' ' + iteration.id + ": "
                                          + commits.error().what);
        }
    }

    Result<CommitsOfIteration> commitsOf(const record::Scope &scope) const
    {
        CommitsOfIteration known;
        for (const std::string &revision : scope.revisions) {
            const auto range = m_repository.range(revision);
            if (!range)
                return tl::make_unexpected(range.error());
            const bool isRange = revision.find("..") != std::string::npos;
            const auto commits = isRange ? m_repository.commitsBetween(range->from, range->to)
                                         : Result<std::vector<std::string>>({range->to});
            if (!commits)
                return tl::make_unexpected(commits.error());
            known.areInRange = known.areInRange
                               || std::any_of(commits->begin(), commits->end(),
                                              [this](const std::string &commit) {
                                                  return m_commits.contains(commit);
                                              });
        }
        if (!known.areInRange)
            return known;
        auto changes = record::changesIn(m_repository, scope);
        if (!changes)
            return tl::make_unexpected(changes.error());
        known.changes = std::move(*changes);
        return known;
    }

    std::optional<std::vector<git::FileChange>> changesOfIterations() const
    {
        if (m_ground.commits.empty())
            return std::nullopt;
        std::vector<std::vector<git::FileChange>> parts;
        for (const auto &[index, known] : m_ground.commits)
            parts.push_back(known.changes);
        return record::summedChanges(parts);
    }

    const Register &m_now;
    const git::Repository &m_repository;
    std::string m_head;
    std::unordered_set<std::string> m_commits; ///< asked for, never listed
    Ground m_ground;
};

} // namespace

std::string_view nameOf(Range::Kind kind)
{
    switch (kind) {
    case Range::Kind::Whole:
        return "whole";
    case Range::Kind::Tag:
        return "tag";
    case Range::Kind::Revision:
        return "revision";
    case Range::Kind::Date:
        return "date";
    case Range::Kind::Iterations:
        break;
    }
    return "iterations";
}

Result<Ground> groundOf(const Register &now, const Wish &wish)
{
    Ground ground;
    if (!wish.iterations.empty()) {
        Result<Range> range = chosenIterations(now, wish.iterations);
        if (!range)
            return tl::make_unexpected(range.error());
        ground.range = std::move(*range);
    } else if (!wish.since.empty()) {
        const std::string day = dayFrom(wish.since);
        if (day.empty())
            return noRevision(wish.since);
        ground.range = {Range::Kind::Date, day, {}, {}};
        sayWhatHasNoDate(now, ground);
    }
    ground.unseen.push_back("the register is in no git repository: files were not compared");
    return ground;
}

Result<Ground> groundOf(const Register &now, const Wish &wish, const git::Repository &repository,
                        const std::string &path)
{
    return GroundSurvey(now, repository, path).of(wish);
}

Result<Ground> groundAround(const Register &now, const Wish &wish, const std::string &file)
{
    if (file.empty())
        return groundOf(now, wish);
    const Result<std::optional<git::Repository>> found = git::Repository::around(file);
    // Without a git program there is no repository either.
    if (!found && found.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(found.error());
    if (!found || !*found)
        return groundOf(now, wish);
    const Result<std::string> path = (*found)->pathInside(file);
    if (!path)
        return tl::make_unexpected(path.error());
    return groundOf(now, wish, **found, *path);
}

} // namespace loadline::review
