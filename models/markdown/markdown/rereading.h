// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/register.h"
#include "markdown/moves.h"

#include <optional>
#include <vector>

namespace loadline::markdown {

/// A register after a change of its text, and what of the text was read for it.
struct Rereading
{
    Register reg;
    /// In ascending order. Outside of them nothing reads otherwise than before.
    std::vector<Stretch> stretches;
};

/// What \a before is after \a splices, which fit its text: the same as `read` of the text after
/// them gives, with the highest numbers and the settings that \a before knows. An edit of an
/// iteration, of risks in a list or of a footer's value is read by itself; of all else the whole.
[[nodiscard]] Rereading readAfter(const Register &before, const std::vector<Splice> &splices);

/// The same where it can be had without reading the whole.
std::optional<Rereading> readAround(const Register &before, const std::vector<Splice> &splices,
                                    SharedText after);

} // namespace loadline::markdown
