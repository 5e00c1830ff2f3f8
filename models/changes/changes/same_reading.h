// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <string>

namespace loadline::changes {

/// Whether two risks say the same, wherever they stand. Names of risks that have none are their
/// lines, and don't count.
bool isSameRisk(const Risk &a, const Risk &b);

/// All of that as one text: equal for two risks that say the same.
std::string wordsOf(const Risk &risk);

/// Whether two iterations, each of its document, say the same.
bool isSameIteration(const Register &before, const Iteration &a, const Register &after,
                     const Iteration &b);

} // namespace loadline::changes
