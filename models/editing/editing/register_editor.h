// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"
#include "library/journal.h"

#include <QObject>

#include <memory>

namespace loadline {

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

    const Register &reg() const { return m_register; }
    const Journal &journal() const { return *m_journal; }

    /// Applies what a function of `changes` gave; an error in is the same error out. A change
    /// without splices changes nothing, is not journalled, and succeeds.
    /// Either all of it is in the journal and in the register, or nothing.
    Result<Change> apply(Result<Change> change);

    /// A change taken over from the file is a barrier: undo does not pass it.
    bool canUndo() const;
    bool canRedo() const;
    /// What undo would take back and redo would do again.
    std::optional<ChangeNote> undoNote() const;
    std::optional<ChangeNote> redoNote() const;
    Result<ChangeNote> undo();
    Result<ChangeNote> redo();

    /// The highest numbers that were given out, in the register now or in its journal: what is new
    /// is counted on from these.
    HighestNumbers highestNumbers() const;

    /// Reads the library again where another process has changed it. Says whether it had.
    Result<bool> refresh();

Q_SIGNALS:
    /// The register has another text. \a splices lead from the text before to the one now.
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
    Result<Register> after(const std::vector<Splice> &splices) const;
    /// Tells the register which names its journal knows of, so that they are not given again.
    void rememberNumbers();
    void become(Register next, const ChangeNote &note, const std::vector<Splice> &splices);

    Register m_register;
    std::unique_ptr<Journal> m_journal;
    mutable std::optional<Steps> m_steps; ///< asked of the journal once a step; views ask often
};

} // namespace loadline
