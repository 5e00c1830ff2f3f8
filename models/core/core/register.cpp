// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/register.h"

#include "core/text.h"

#include <algorithm>

namespace loadline {

bool ArchiveLine::holdsIteration(int number) const
{
    return std::any_of(iterations.begin(), iterations.end(), [number](const NumberRange &range) {
        return range.first <= number && number <= range.last;
    });
}

bool Register::isArchived(int iteration) const
{
    return std::any_of(archives.begin(), archives.end(), [iteration](const ArchiveLine &archive) {
        return archive.holdsIteration(iteration);
    });
}

std::size_t Register::lineOf(std::size_t offset) const
{
    const auto behind = std::upper_bound(lineStarts.begin(), lineStarts.end(), offset);
    return std::max<std::size_t>(1, std::size_t(behind - lineStarts.begin()));
}

std::size_t Register::columnOf(std::size_t offset) const
{
    const std::size_t line = lineOf(offset);
    const std::size_t start = lineStarts.empty() ? 0 : lineStarts[line - 1];
    return columnIn(*text, start, offset);
}

} // namespace loadline
