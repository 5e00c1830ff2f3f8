// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/journal.h"

namespace loadline {

/// A journal that lasts as long as its editor: for registers that are plain files, and for tests.
/// Nobody else can change what it holds.
class MemoryJournal final : public Journal
{
public:
    explicit MemoryJournal(AuthorSource author);

    Result<void> append(const JournalEntry &entry) override;
    Result<void> stepBack() override;
    Result<void> stepForward() override;
    std::optional<JournalEntry> undoable() const override;
    std::optional<JournalEntry> redoable() const override;
    std::vector<JournalEntry> entries() const override;
    HighestNumbers highest() const override;
    Author author() const override;
    Result<std::optional<std::string>> changedText() override;

private:
    AuthorSource m_author;
    std::vector<JournalEntry> m_entries;
    std::size_t m_done = 0; ///< the cursor: how many of the entries are done
};

} // namespace loadline
