// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <string>

namespace loadline::cli {

/// "complete [REG] N [--dry-run] …"
std::string usageOf(const Command &command);

/// What a command does, its arguments and its options, a line each.
std::string helpOf(const Command &command);

/// The program, and every command in a line.
std::string helpOfAll();

} // namespace loadline::cli
