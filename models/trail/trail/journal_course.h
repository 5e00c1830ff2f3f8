// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "posture/history.h"

#include <stop_token>
#include <string>
#include <vector>

namespace loadline::trail {

/// What a library knows of a register's way, whether commits hold it or not.
struct JournalledRegister
{
    std::string text; ///< what it says now
    std::vector<JournalEntry> entries; ///< that made it of what it was at first, the oldest first
    Author start; ///< who brought it into the library; no time where that is not known
    /// Where its file was seen last, as git::Head::place() says it; empty where that is not known.
    std::string place;
};

JournalledRegister journalledRegister(const Library &library, const StoredRegister &stored);

/// Adds to the main line what the register was between its commits, and after the last one, as far
/// as its risks or how they stand were others than before and behind. \a place is where the
/// repository's head is; empty where there is none.
///
/// A journal tells what stood in one work tree, whichever branch that was on, and not every switch
/// leaves a trace in it. So between two commits only that is told by which the journal went from what
/// the one says of risks to what the other says, in the time between them, and behind the last
/// switch. What led to a commit of a merged branch is not told: it stood beside the line. Before the
/// first commit and after the last one there is only one of the two to hold it against; after the
/// last one nothing is told of a register that was seen elsewhere. Nothing is told of the time before
/// the first commit that a shallow clone has.
///
/// Where \a stop is asked for, what is added is of no use.
void addJournal(posture::Course &course, const JournalledRegister &journalled,
                const std::string &place, const std::stop_token &stop = {});

} // namespace loadline::trail
