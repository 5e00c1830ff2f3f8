// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/revision_source.h"

#include "cli/session.h"

#include "git/repository.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace loadline::cli {

namespace {

using git::Repository;

/// "v1.4.0:docs/TASKS.md", taken apart.
struct RevisionName
{
    std::string revision;
    std::string file;
};

std::optional<RevisionName> revisionNameIn(const std::string &name)
{
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == name.size())
        return std::nullopt;
    return RevisionName{name.substr(0, colon), name.substr(colon + 1)};
}

bool isFromHere(std::string_view file)
{
    return file.starts_with("./") || file.starts_with("../") || file.starts_with('/');
}

Result<std::optional<std::string>> fromRoot(const Repository &repository, const RevisionName &name)
{
    if (isFromHere(name.file))
        return std::optional<std::string>();
    const std::string path = std::filesystem::path(name.file).lexically_normal().string();
    if (path.starts_with(".."))
        return std::optional<std::string>();
    return repository.fileAt(name.revision, path);
}

Result<std::string> bytesAt(const Repository &repository, const RevisionName &name)
{
    Result<std::optional<std::string>> content = fromRoot(repository, name);
    if (content && !*content) {
        const Result<std::string> path = repository.pathInside(name.file);
        if (!path)
            return tl::make_unexpected(path.error());
        content = repository.fileAt(name.revision, *path);
    }
    if (!content)
        return tl::make_unexpected(content.error());
    if (!*content)
        return fail(ErrorCode::NotFound, "the revision has no such file",
                    "git ls-tree -r --name-only REV lists those that it has");
    return std::move(**content);
}

} // namespace

Result<std::string> bytesOf(const std::string &name)
{
    Result<files::FileContent> content = readSource(name);
    if (content)
        return std::move(content->bytes);
    const std::optional<RevisionName> revision = revisionNameIn(name);
    if (content.error().code != ErrorCode::NotFound || !revision)
        return tl::make_unexpected(content.error());
    const Result<std::optional<Repository>> repository = Repository::around(
        isFromHere(revision->file) ? revision->file : ".");
    if (!repository)
        return tl::make_unexpected(repository.error());
    if (!*repository)
        return fail(ErrorCode::NotFound, "there is neither a file of that name nor a repository",
                    "a revision is of the repository around the file");
    return bytesAt(**repository, *revision);
}

} // namespace loadline::cli
