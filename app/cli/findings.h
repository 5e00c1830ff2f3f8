// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/json_writer.h"
#include "cli/session.h"

#include "checks/finding.h"
#include "core/error.h"

#include <string_view>
#include <vector>

namespace loadline::cli {

/// What the rules find in a register, under the policy of its folder.
/// Errors: BadPolicy, also for a rule of the policy that does not exist.
Result<std::vector<checks::Finding>> findingsOf(const OpenRegister &opened);

/// A finding as an object; with the name of its file where there is one to give.
void writeFinding(JsonWriter &json, const checks::Finding &finding, std::string_view file = {});

} // namespace loadline::cli
