// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace loadline {

/// Names a register within one library. Never shown: people name it by its name.
struct RegisterId
{
    std::int64_t value = 0;

    friend auto operator<=>(const RegisterId &, const RegisterId &) = default;
};

} // namespace loadline
