// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail/posture_trail.h"

#include "trail/fact_reader.h"

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
