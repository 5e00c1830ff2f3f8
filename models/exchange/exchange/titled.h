// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace loadline::exchange {

/// The lines that a new register of risks begins with: its title and, where the title does not say
/// so itself, the heading of its risk register. \a title may be any text, such as a file's name; one
/// that a heading cannot say gives way to "Risk Register".
std::string openingOfRegister(std::string_view title);

} // namespace loadline::exchange
