// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail/posture_trail.h"

#include "trail/fact_reader.h"

#include <algorithm>

namespace loadline::trail {

namespace {

using posture::DatedVersion;

DatedVersion datedOf(const git::FileRevision &revision, const FactReader &reader)
{
    return {{revision.committedUtc, revision.commit.hash, revision.commit.author,
             revision.commit.subject, revision.path},
            reader.factsOf(revision.blob)};
}

std::vector<DatedVersion> datedOf(const git::FileHistory &history, const FactReader &reader)
{
    std::vector<DatedVersion> versions;
    versions.reserve(history.revisions.size());
    for (auto it = history.revisions.rbegin(); it != history.revisions.rend(); ++it)
        versions.push_back(datedOf(*it, reader));
    return versions;
}

} // namespace

std::vector<JournalText> journalTexts(const std::vector<JournalEntry> &entries, std::string text,
                                      const std::string &branch)
{
    std::vector<JournalText> texts;
    std::size_t ofThisBranch = 0; // of the texts so far
    bool isSwitched = false;
    const std::size_t behind = entries.size() - std::min(entries.size(), mostJournalTexts);
    std::size_t bytes = 0;
    for (std::size_t i = entries.size(); i-- > behind && bytes < mostJournalBytes;) {
        const JournalEntry &entry = entries[i];
        bytes += text.size();
        std::string before = applied(text, entry.inverse);
        texts.push_back({{entry.author.timeUtc, {}, entry.author.name, {}, {}}, std::move(text)});
        text = std::move(before);
        if (entry.note.kind != ChangeKind::External || entry.note.key != "branch")
            continue;
        // What was done since then was done on the branch that it names.
        if (entry.note.value != branch)
            texts.resize(ofThisBranch);
        ofThisBranch = texts.size();
        isSwitched = true;
    }
    if (isSwitched)
        texts.resize(ofThisBranch);
    std::reverse(texts.begin(), texts.end());
    return texts;
}

Result<ReadCourse> courseOf(const git::Repository &repository, const std::string &path,
                            Library *cache)
{
    const auto histories = repository.historiesOf(path);
    if (!histories)
        return tl::make_unexpected(histories.error());
    const auto tags = repository.tags();
    if (!tags)
        return tl::make_unexpected(tags.error());

    FactReader reader(repository, cache);
    if (const auto read = reader.read({&histories->every, &histories->mainLine}); !read)
        return tl::make_unexpected(read.error());
    ReadCourse result;
    posture::Course &course = result.course;
    course.commits = datedOf(histories->every, reader);
    course.mainLine = datedOf(histories->mainLine, reader);
    course.isShallow = histories->every.isShallow || histories->mainLine.isShallow;
    for (const git::Tag &tag : *tags)
        course.tags.push_back({tag.name, tag.timeUtc, tag.commit});
    result.blobsRead = reader.blobsRead();
    course.risks = reader.takeRisks();
    return result;
}

void addJournal(posture::Course &course, const std::vector<JournalText> &texts)
{
    RiskPool pool(std::move(course.risks));
    std::vector<DatedVersion> line;
    auto commit = course.mainLine.begin();
    const auto takeCommits = [&](const std::string &untilUtc) {
        for (; commit != course.mainLine.end() && commit->moment.timeUtc <= untilUtc; ++commit)
            line.push_back(*commit);
    };
    for (const JournalText &one : texts) {
        takeCommits(one.moment.timeUtc);
        if (line.empty() && !course.mainLine.empty())
            continue;
        DatedVersion version{one.moment, pool.add(one.text)};
        version.moment.path = line.empty() ? std::string() : line.back().moment.path;
        if (line.empty() || line.back().facts != version.facts)
            line.push_back(std::move(version));
    }
    line.insert(line.end(), commit, course.mainLine.end());
    course.mainLine = std::move(line);
    course.risks = pool.take();
}

std::optional<posture::History> historyAround(const std::string &file, const policy::Policy &policy,
                                              const std::string &today, Library *cache)
{
    if (file.empty())
        return std::nullopt;
    const auto found = git::Repository::around(file);
    if (!found || !*found)
        return std::nullopt;
    const Result<std::string> path = (*found)->pathInside(file);
    if (!path)
        return std::nullopt;
    const Result<ReadCourse> read = courseOf(**found, *path, cache);
    if (!read || read->course.mainLine.size() < 2)
        return std::nullopt;
    return posture::historyOf(read->course, policy, today);
}

} // namespace loadline::trail
