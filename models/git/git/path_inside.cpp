// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/repository.h"

#include <algorithm>
#include <filesystem>

namespace loadline::git {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> refusedPath(const std::string &path, std::string what, std::string hint = {})
{
    return tl::make_unexpected(
        Error{ErrorCode::Refused, std::move(what), std::move(hint), path, 0, 0});
}

/// A link that is left where all others are resolved: it leads to what is not there.
bool hasLink(const fs::path &root, const fs::path &below)
{
    fs::path at = root;
    std::error_code ignored;
    return std::any_of(below.begin(), below.end(), [&](const fs::path &part) {
        at /= part;
        return fs::is_symlink(fs::symlink_status(at, ignored));
    });
}

} // namespace

Result<std::string> Repository::pathInside(const std::string &path) const
{
    if (path.empty() || path.find('\0') != std::string::npos)
        return refusedPath(path, "is not a path");
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    const fs::path real = error ? fs::path() : fs::weakly_canonical(absolute, error);
    if (error)
        return refusedPath(path, "cannot be followed: " + error.message());
    const fs::path below = real.lexically_relative(m_root);
    if (below.empty() || *below.begin() == "..")
        return refusedPath(path, "leads out of the repository " + m_root,
                           "name a file below that folder");
    if (below == ".")
        return refusedPath(path, "is the repository, not a file in it");
    if (hasLink(m_root, below))
        return refusedPath(path, "is a symbolic link that leads nowhere", "mend or remove the link");
    if (std::find(below.begin(), below.end(), ".git") != below.end())
        return refusedPath(path, "lies in git's own folder");
    return below.string();
}

} // namespace loadline::git
