// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace loadline {

/// A stretch of a document, as byte offsets from its start. \a end is one past the last byte.
struct Span
{
    std::size_t begin = 0;
    std::size_t end = 0;

    constexpr std::size_t size() const { return end - begin; }
    constexpr bool isEmpty() const { return end <= begin; }
    constexpr bool contains(std::size_t offset) const { return offset >= begin && offset < end; }

    friend constexpr bool operator==(const Span &, const Span &) = default;
};

} // namespace loadline
