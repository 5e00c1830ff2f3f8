// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common_ends.h"

#include <algorithm>
#include <cstring>

namespace loadline {

namespace {

/// Texts of many megabytes are compared after each edit: a library's comparison of blocks takes a
/// fraction of the time of one byte after the other.
constexpr std::size_t comparedAtOnce = 4096;

} // namespace

std::size_t commonPrefix(std::string_view a, std::string_view b)
{
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (shorter - same >= comparedAtOnce
           && std::memcmp(a.data() + same, b.data() + same, comparedAtOnce) == 0)
        same += comparedAtOnce;
    while (same < shorter && a[same] == b[same])
        ++same;
    return same;
}

std::size_t commonSuffix(std::string_view a, std::string_view b)
{
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (shorter - same >= comparedAtOnce
           && std::memcmp(a.data() + a.size() - same - comparedAtOnce,
                          b.data() + b.size() - same - comparedAtOnce, comparedAtOnce)
                  == 0)
        same += comparedAtOnce;
    while (same < shorter && a[a.size() - 1 - same] == b[b.size() - 1 - same])
        ++same;
    return same;
}

} // namespace loadline
