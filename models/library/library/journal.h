// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace loadline {

/// Who made a change and when. The models know no clock: callers say it.
struct Author
{
    std::string name;
    std::string timeUtc; ///< "2026-01-31T12:30:45Z"

    friend bool operator==(const Author &, const Author &) = default;
};

/// Asked for the author of each change when it is made.
using AuthorSource = std::function<Author()>;

/// The highest numbers that were given out: a number is a name, and is not given again.
struct HighestNumbers
{
    int risk = 0;
    int iteration = 0;

    friend bool operator==(const HighestNumbers &, const HighestNumbers &) = default;
};

inline HighestNumbers highestOf(HighestNumbers a, HighestNumbers b)
{
    return {a.risk > b.risk ? a.risk : b.risk,
            a.iteration > b.iteration ? a.iteration : b.iteration};
}

/// A change as the journal keeps it.
struct JournalEntry
{
    std::int64_t id = 0; ///< ascending in the order of the changes
    Author author;
    ChangeNote note;
    std::vector<Splice> splices; ///< on the text before it
    std::vector<Splice> inverse; ///< on the text after it
    HighestNumbers highest; ///< in the texts before and after it

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// The changes of one register in order, and a cursor: entries before it are done, entries behind
/// it are undone and can be done again. Every call is one transaction: all of it or nothing.
class Journal
{
public:
    virtual ~Journal() = default;

    /// Drops what could be redone, adds the entry and the text that it makes. The entry's id is
    /// given by the journal.
    /// *Errors*: ChangedOutside where another process has changed the text since this journal last
    /// looked; nothing is written then, and changedText() gives what is there now.
    virtual Result<void> append(const JournalEntry &entry) = 0;
    /// Moves the cursor one back (one forward) and keeps the text that this gives.
    virtual Result<void> stepBack() = 0;
    virtual Result<void> stepForward() = 0;

    /// The entry that undo would take back, that redo would do again.
    virtual std::optional<JournalEntry> undoable() const = 0;
    virtual std::optional<JournalEntry> redoable() const = 0;
    /// Everything done so far, oldest first.
    virtual std::vector<JournalEntry> entries() const = 0;
    /// The highest numbers in any text that the done entries knew.
    virtual HighestNumbers highest() const = 0;

    /// The author of the next entry.
    virtual Author author() const = 0;
    /// The text, where another process has changed it since this journal last looked.
    virtual Result<std::optional<std::string>> changedText() = 0;
};

} // namespace loadline
