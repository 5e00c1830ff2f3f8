// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"
#include "core/register.h"

#include <QString>

#include <optional>

namespace loadline::ui {

/// Where in the window a finding is to be seen: a risk, an iteration and its section, else a line
/// of the document.
struct FindingPlace
{
    QString risk; ///< its name; empty where it is none
    std::optional<int> iteration;
    std::optional<std::size_t> section; ///< index in the iteration
    std::size_t line = 1;

    friend bool operator==(const FindingPlace &, const FindingPlace &) = default;
};

/// What is found in the text itself, or about a name that two have, is a line of the document.
FindingPlace placeOf(const Register &reg, const checks::Finding &finding);

} // namespace loadline::ui
