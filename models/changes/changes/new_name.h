// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace loadline::changes {

/// A name with another number, in as many digits.
std::string nameLike(const std::string &name, int number);

} // namespace loadline::changes
