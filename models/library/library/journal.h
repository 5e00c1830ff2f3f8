// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/shared_bytes.h"

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

/// A change as a list shows it: without the bytes that it changed.
struct JournalLine
{
    std::int64_t id = 0;
    Author author;
    ChangeNote note;

    friend bool operator==(const JournalLine &, const JournalLine &) = default;
};

/// All that a register went through, oldest first, with what is undone and can be done again.
struct JournalLines
{
    std::vector<JournalLine> lines;
    std::int64_t cursor = 0; ///< the last line that is done has this id or a lower one
    Author start; ///< who brought the register here, where that is known

    friend bool operator==(const JournalLines &, const JournalLines &) = default;
};

/// The entries between the journal's cursor and a place in it, in the order in which they are
/// taken back or done again.
struct JournalWay
{
    bool isBack = true;
    std::vector<JournalEntry> entries;

    /// From the text now to the text there.
    std::vector<Splice> splices() const;
};

/// What the linked file held when it was looked at or written last, and on which branch: the base
/// of the next merge.
struct SeenFile
{
    SharedBytes bytes;
    std::string branch; ///< empty where there is no repository

    friend bool operator==(const SeenFile &, const SeenFile &) = default;
};

/// Edits that the file did not have when its branch was switched; they come back with the branch.
struct KeptEdits
{
    std::int64_t id = 0;
    std::string branch;
    std::size_t edits = 0; ///< how many parts of the register they change
    Author author; ///< who and when they were set aside

    friend bool operator==(const KeptEdits &, const KeptEdits &) = default;
};

/// The texts of edits that were set aside.
struct KeptTexts
{
    std::string base; ///< what the file held
    std::string text; ///< what the register said

    friend bool operator==(const KeptTexts &, const KeptTexts &) = default;
};

/// What becomes of a register when its file was looked at or written: one movement, one transaction.
struct FileStep
{
    /// The text so far and the file's text seen so far are set aside; the id is given.
    std::optional<KeptEdits> keeps;
    std::vector<JournalEntry> entries; ///< in order, each on the text that the one before leaves
    std::optional<SeenFile> seen;
    std::vector<std::int64_t> takes; ///< kept edits that the entries bring back
    std::string textBefore; ///< the text so far, for a journal that holds none itself
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
    /// Adds the entries, keeps what was seen of the file and what is set aside, all of it or nothing.
    /// *Errors*: as append().
    virtual Result<void> follow(const FileStep &step) = 0;
    /// What was seen of the linked file; nothing where there is none.
    virtual Result<std::optional<SeenFile>> seenFile() const = 0;
    /// Edits that were set aside, the oldest first.
    virtual Result<std::vector<KeptEdits>> keptEdits() const = 0;
    /// *Errors*: NotFound.
    virtual Result<KeptTexts> keptTexts(std::int64_t id) const = 0;
    /// Forgets edits that were set aside. *Errors*: NotFound.
    virtual Result<void> discardKept(std::int64_t id) = 0;

    /// Moves the cursor one back (one forward) and keeps the text that this gives.
    virtual Result<void> stepBack() = 0;
    virtual Result<void> stepForward() = 0;
    /// Moves the cursor so that the entry of this id is the last one that is done, none where it
    /// is 0, over as many as it takes, and keeps the text that this gives.
    /// *Errors*: NotFound where there is no such entry.
    virtual Result<void> moveTo(std::int64_t id) = 0;

    /// The entry that undo would take back, that redo would do again.
    virtual std::optional<JournalEntry> undoable() const = 0;
    virtual std::optional<JournalEntry> redoable() const = 0;
    /// Everything done so far, oldest first.
    virtual std::vector<JournalEntry> entries() const = 0;
    /// Everything done and undone, quick for thousands.
    virtual Result<JournalLines> lines() const = 0;
    /// The last lines that are done, at most that many, newest first.
    virtual Result<std::vector<JournalLine>> latest(std::size_t most) const = 0;
    /// *Errors*: NotFound.
    virtual Result<JournalEntry> entry(std::int64_t id) const = 0;
    /// What moveTo() would go over. *Errors*: NotFound.
    virtual Result<JournalWay> wayTo(std::int64_t id) const = 0;
    /// The highest numbers in any text that the done entries knew.
    virtual HighestNumbers highest() const = 0;

    /// The author of the next entry.
    virtual Author author() const = 0;
    /// The text, where another process has changed it since this journal last looked.
    virtual Result<std::optional<std::string>> changedText() = 0;
};

} // namespace loadline
