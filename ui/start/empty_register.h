// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace loadline::ui {

/// A register in house form with nothing in it: its title, a group for each tier, the footer.
std::string emptyRegister(const std::string &title, const std::string &todayUtc);

} // namespace loadline::ui
