// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// The clock of the window, and who sits in front of it. The models know neither: every time and
/// name that they write comes from here. SOURCE_DATE_EPOCH sets the clock.
namespace loadline::ui {

/// Now in UTC: "2026-01-31T12:30:45Z".
std::string nowUtc();
/// The date of nowUtc(): "2026-01-31".
std::string todayUtc();
/// The name of the user as the system knows it, for the journal.
std::string userName();

} // namespace loadline::ui
