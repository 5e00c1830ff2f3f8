// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/file_path.h"

#include "git/repository.h"

#include <filesystem>
#include <optional>

namespace loadline::linking {

namespace {

namespace fs = std::filesystem;

/// The nearest folder above a path, as it is written, that is a repository's. By the names alone:
/// a link on the way is not followed to another repository.
std::optional<fs::path> repositoryAbove(const fs::path &path)
{
    std::error_code ignored;
    for (fs::path folder = path.parent_path(); folder.has_relative_path();
         folder = folder.parent_path()) {
        if (fs::exists(folder / ".git", ignored))
            return folder;
    }
    return std::nullopt;
}

} // namespace

Result<std::string> settledPath(const std::string &path)
{
    std::error_code error;
    const fs::path named = fs::absolute(path, error).lexically_normal();
    if (error)
        return fail(ErrorCode::NotFound, "is not the name of a file", "name a file");
    const fs::path settled = fs::weakly_canonical(named, error);
    if (error)
        return tl::make_unexpected(Error{ErrorCode::NotReadable,
                                         "cannot be reached: " + error.message(), "check the path",
                                         path, 0, 0});
    const auto folder = settled == named ? std::nullopt : repositoryAbove(named);
    if (!folder)
        return settled.string();
    // Without git there is no telling.
    const auto around = git::Repository::around(folder->string());
    if (around && *around) {
        if (const auto inside = (*around)->pathInside(named.string()); !inside)
            return tl::make_unexpected(inside.error());
    }
    return settled.string();
}

std::string fileLabel(const std::string &path)
{
    const fs::path file(path);
    const auto folder = repositoryAbove(file);
    return folder ? file.lexically_relative(*folder).string() : file.filename().string();
}

} // namespace loadline::linking
