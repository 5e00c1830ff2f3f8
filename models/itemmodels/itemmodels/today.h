// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

namespace loadline::itemmodels {

/// Says the date of today, ISO 8601: what is overdue, and whose acceptance has ended, hangs on it.
/// It is asked anew each time, since a window stays open over midnight.
using Today = std::function<std::string()>;

} // namespace loadline::itemmodels
