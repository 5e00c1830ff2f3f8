// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace loadline::ui {

/// A line that has what is sought.
struct LineHit
{
    std::size_t line = 0; ///< from 1
    QString text;
};

/// The lines of \a text that have \a sought as it stands, whatever the case; at most \a most of
/// them. Nothing is sought: none. Stops early where \a isCalledOff.
std::vector<LineHit> linesWith(const std::string &text, const QString &sought, std::size_t most,
                               const std::atomic_bool &isCalledOff);

} // namespace loadline::ui
