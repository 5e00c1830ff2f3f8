// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>
#include <string_view>

namespace loadline::cli {

enum class ObjectKind { Risk, Iteration, Register };

/// What `set` is to change: "risk:3", "risk:R-003", "iteration:2", "register".
struct ObjectName
{
    ObjectKind kind = ObjectKind::Register;
    std::string risk;
    int iteration = 0;
};

Result<ObjectName> objectTyped(std::string_view word);

} // namespace loadline::cli
