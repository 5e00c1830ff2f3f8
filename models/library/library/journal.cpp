// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/journal.h"

#include "core/composed.h"

namespace loadline {

std::vector<Splice> JournalWay::splices() const
{
    std::vector<const std::vector<Splice> *> steps;
    steps.reserve(entries.size());
    for (const JournalEntry &entry : entries)
        steps.push_back(isBack ? &entry.inverse : &entry.splices);
    return composed(steps);
}

} // namespace loadline
