// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace loadline::cli {

/// The part of the manual page that tells the commands and their options, in the language of man
/// pages. It is made from what the parser itself goes by, so that nothing is missing in it.
std::string manualOfCommands();

} // namespace loadline::cli
