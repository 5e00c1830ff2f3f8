// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// How far a look for a register goes. A repository may be a stranger's: what is found in it, or
/// named by a file that is, must not be a file of somebody else's. What a person names is not
/// looked at here.
namespace loadline::policy {

/// The nearest folder upwards that is a repository; \a folder itself where there is none.
std::string groundAround(const std::string &folder);

/// Whether a path, links followed, is below \a ground. It need not be there.
bool liesBelow(const std::string &ground, const std::string &path);

} // namespace loadline::policy
