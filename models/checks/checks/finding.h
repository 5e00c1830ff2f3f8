// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace loadline::checks {

/// Something in a register that a person should look at, and where.
struct Finding
{
    enum Severity { Error, Warning, Note };

    std::string rule; ///< the name of the rule that found it
    Severity severity = Warning;
    std::size_t line = 1; ///< from 1
    std::size_t column = 1; ///< in code points from 1
    std::string text; ///< what is wrong, one line without a full stop
    std::string mend; ///< what would put it right; may be empty

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// "error", "warning", "note": stable, untranslated.
std::string_view nameOf(Finding::Severity severity);

} // namespace loadline::checks
