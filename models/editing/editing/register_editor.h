// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/block_facts.h"
#include "core/change.h"
#include "core/error.h"
#include "core/register.h"
#include "library/journal.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <vector>

namespace loadline {

/// What a look at the linked file, or writing it, makes of the register: one movement.
struct FileMovement
{
    std::optional<KeptEdits> keeps; ///< the register as it is, set aside; author and id are given
    std::vector<Change> changes; ///< each on the text that the one before leaves
    std::optional<SeenFile> seen; ///< what the file holds now
    std::vector<std::int64_t> takes; ///< edits that were set aside and are in the changes
};

/// Whether a movement in the journal may go over changes that came from outside.
enum class PastBarriers { No, Yes };

/// The register's text on either side of a step of its journal.
struct StepTexts
{
    SharedText before;
    SharedText after;
};

/// The one way to change a register: window, command line, import and mend all come through here.
///
/// Holds the register as it is now and its journal, which *is* the undo stack: a cursor in it says
/// how far undo has gone, and both survive a restart where the journal is kept in a library.
/// It does not know files; writing a register out is `files`' and the caller's.
class RegisterEditor : public QObject
{
    Q_OBJECT

public:
    /// \a journal must not be null; MemoryJournal serves where there is no library.
    RegisterEditor(Register reg, std::unique_ptr<Journal> journal, QObject *parent = nullptr);
    ~RegisterEditor() override;

    const Register &reg() const { return *m_register; }
    const Journal &journal() const { return *m_journal; }

    /// Applies what a function of `changes` gave; an error in is the same error out. A change
    /// without splices changes nothing, is not journalled, and succeeds.
    /// Either all of it is in the journal and in the register, or nothing.
    Result<Change> apply(Result<Change> change);

    /// Takes over what the linked file says, sets edits aside or brings them back: all of it or
    /// nothing, and one changed() where the text is another one.
    Result<void> follow(const FileMovement &movement);
    /// Forgets edits that were set aside.
    Result<void> discardKept(std::int64_t id);

    /// A change taken over from the file is a barrier: undo does not pass it.
    bool canUndo() const;
    /// Undo would have to pass such a barrier, which it refuses with a word.
    bool isAtBarrier() const;
    bool canRedo() const;
    /// What undo would take back and redo would do again.
    std::optional<ChangeNote> undoNote() const;
    std::optional<ChangeNote> redoNote() const;
    Result<ChangeNote> undo();
    Result<ChangeNote> redo();

    /// Undoes everything after a step of the journal, all at once; everything there is where \a id
    /// is 0. Gives what was undone, the last step first.
    /// *Errors*: Refused at a barrier that the caller did not say to pass.
    Result<std::vector<ChangeNote>> undoTo(std::int64_t id, PastBarriers past = PastBarriers::No);
    /// Does again what is undone, up to that step and with it. A barrier that was undone is no
    /// hindrance: what came from outside comes again.
    Result<std::vector<ChangeNote>> redoTo(std::int64_t id);

    /// What a step did, wherever the register is now. *Errors*: NotFound.
    Result<StepTexts> textsAround(std::int64_t id) const;

    /// The highest numbers that were given out, in the register now or in its journal: what is new
    /// is counted on from these.
    HighestNumbers highestNumbers() const;

    /// Reads the library again where another process has changed it. Says whether it had.
    Result<bool> refresh();

Q_SIGNALS:
    /// Edits were set aside, brought back or discarded.
    void keptEditsChanged();
    /// The register has another text. \a splices lead from the text before to the one now. Where
    /// several steps were undone or done again, \a note is that of the last of them.
    void changed(const loadline::ChangeNote &note, const std::vector<loadline::Splice> &splices);
    /// What can be undone or redone is another thing than before.
    void undoStateChanged();

private:
    /// What stands on either side of the journal's cursor.
    struct Steps
    {
        std::optional<ChangeNote> undo;
        std::optional<ChangeNote> redo;
    };

    const Steps &steps() const;
    using SharedRegister = std::shared_ptr<const Register>;
    Result<SharedRegister> after(const std::vector<Splice> &splices) const;
    JournalEntry entryOf(const Change &change, const std::string &before,
                         HighestNumbers highest) const;
    Result<std::vector<ChangeNote>> moveTo(std::int64_t id, const JournalWay &way);
    HighestNumbers highestIn(const Register &reg) const;
    /// The register, told which names its journal knows of, so that they are not given again.
    SharedRegister withNumbers(SharedRegister reg) const;
    void become(SharedRegister next, const ChangeNote &note, const std::vector<Splice> &splices);

    SharedRegister m_register; ///< never null
    std::unique_ptr<Journal> m_journal;
    mutable std::optional<Steps> m_steps; ///< asked of the journal once a step; views ask often
    mutable BlockFacts<Risk, int> m_riskNumbers; ///< the highest one of each block
    mutable BlockFacts<Iteration, int> m_iterationNumbers;
};

} // namespace loadline
