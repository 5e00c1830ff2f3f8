// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/ground.h"

#include <filesystem>

namespace loadline::policy {

namespace fs = std::filesystem;

std::string groundAround(const std::string &folder)
{
    std::error_code ignored;
    for (fs::path at = folder;; at = at.parent_path()) {
        if (fs::exists(at / ".git", ignored))
            return at.string();
        if (!at.has_relative_path())
            return folder;
    }
}

bool liesBelow(const std::string &ground, const std::string &path)
{
    std::error_code error;
    const fs::path realGround = fs::canonical(ground, error);
    if (error)
        return false;
    const fs::path real = fs::weakly_canonical(path, error);
    if (error || fs::is_symlink(fs::symlink_status(real, error))) // it leads to what is not there
        return false;
    const fs::path below = real.lexically_relative(realGround);
    return !below.empty() && *below.begin() != "..";
}

} // namespace loadline::policy
