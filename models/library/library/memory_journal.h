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
    Result<void> follow(const FileStep &step) override;
    Result<std::optional<SeenFile>> seenFile() const override;
    Result<std::vector<KeptEdits>> keptEdits() const override;
    Result<KeptTexts> keptTexts(std::int64_t id) const override;
    Result<void> discardKept(std::int64_t id) override;
    Result<void> stepBack() override;
    Result<void> stepForward() override;
    Result<void> moveTo(std::int64_t id) override;
    std::optional<JournalEntry> undoable() const override;
    std::optional<JournalEntry> redoable() const override;
    std::vector<JournalEntry> entries() const override;
    Result<JournalLines> lines() const override;
    Result<std::vector<JournalLine>> latest(std::size_t most) const override;
    Result<JournalEntry> entry(std::int64_t id) const override;
    Result<JournalWay> wayTo(std::int64_t id) const override;
    HighestNumbers highest() const override;
    Author author() const override;
    Result<std::optional<std::string>> changedText() override;

private:
    struct Kept
    {
        KeptEdits edits;
        KeptTexts texts;
    };

    Result<std::size_t> indexOfKept(std::int64_t id) const;

    AuthorSource m_author;
    std::vector<JournalEntry> m_entries;
    std::size_t m_done = 0; ///< the cursor: how many of the entries are done
    std::optional<SeenFile> m_seen;
    std::vector<Kept> m_kept;
    std::int64_t m_lastKept = 0;
};

} // namespace loadline
