// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/draft.h"

#include <string>
#include <string_view>

namespace loadline::changes {

/// Sets or adds a metadata line of an iteration, in the form of its neighbours. An empty value
/// takes the line out. A new status stands below the date.
void writeIterationField(Draft &draft, const Iteration &iteration, std::string_view key,
                         std::string_view value);

/// Writes the status where this iteration has it: a line, or its heading.
void writeIterationStatus(Draft &draft, const Iteration &iteration, std::string_view value);

/// The words for a status as this document's other iterations have them, else house form.
std::string statusTextFor(const Register &reg, const Iteration &iteration, IterationStatus status);
std::string priorityTextFor(const Register &reg, Tier tier);

} // namespace loadline::changes
