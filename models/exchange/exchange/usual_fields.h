// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace loadline::exchange {

/// Fields that risks usually have, in the order in which they are written.
inline constexpr std::string_view usualFields[] = {"Severity", "Status",    "Likelihood", "Impact",
                                                   "Owner",    "Treatment", "Mitigation", "Due",
                                                   "Review",   "Ticket",    "Accepted"};

/// Where a field stands among them; others come behind.
inline std::size_t rankOfField(std::string_view key)
{
    const auto found = std::find_if(std::begin(usualFields), std::end(usualFields),
                                    [key](std::string_view usual) {
                                        return equalsIgnoringCase(usual, key);
                                    });
    return std::size_t(found - std::begin(usualFields));
}

} // namespace loadline::exchange
