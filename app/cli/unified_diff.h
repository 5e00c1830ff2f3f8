// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace loadline::cli {

/// What turns \a before into \a after, as `diff -u` and git write it, with three lines of context;
/// empty where they are the same. `patch -p1` applies it, byte for byte. Lines end at LF alone,
/// as for those programs: a CR is a byte of its line.
std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view path);

} // namespace loadline::cli
