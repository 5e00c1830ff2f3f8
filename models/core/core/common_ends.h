// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace loadline {

/// How many bytes two texts have in common from their starts, and up to their ends.
std::size_t commonPrefix(std::string_view a, std::string_view b);
std::size_t commonSuffix(std::string_view a, std::string_view b);

} // namespace loadline
