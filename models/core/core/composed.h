// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <vector>

namespace loadline {

/// The splices that do what \a first and then \a second do, on the text before both. Those that
/// touch are joined.
std::vector<Splice> composed(const std::vector<Splice> &first, const std::vector<Splice> &second);
/// The same of any number of steps, one after the other.
std::vector<Splice> composed(const std::vector<const std::vector<Splice> *> &steps);

} // namespace loadline
