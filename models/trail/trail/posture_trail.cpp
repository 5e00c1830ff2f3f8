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

std::vector<LaterText> laterTexts(const Journal &journal, std::string text,
                                  const std::string &afterUtc)
{
    const std::vector<JournalEntry> entries = journal.entries();
    std::vector<LaterText> later;
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        if (it->author.timeUtc <= afterUtc)
            break;
        std::string before = applied(text, it->inverse);
        later.push_back({{it->author.timeUtc, {}, it->author.name, {}, {}}, std::move(text)});
        text = std::move(before);
    }
    std::reverse(later.begin(), later.end());
    return later;
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

void addLater(posture::Course &course, const std::vector<LaterText> &later)
{
    RiskPool pool(std::move(course.risks));
    const std::string path = course.mainLine.empty() ? std::string()
                                                     : course.mainLine.back().moment.path;
    for (const LaterText &one : later) {
        DatedVersion version{one.moment, pool.add(one.text)};
        version.moment.path = path;
        if (course.mainLine.empty() || course.mainLine.back().facts != version.facts)
            course.mainLine.push_back(std::move(version));
    }
    course.risks = pool.take();
}

} // namespace loadline::trail
