// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/journal.h"
#include "library/register_id.h"

#include <memory>

namespace loadline {

class Connection;
class Query;

/// The journal of a register in a library: what it holds is there after a restart.
///
/// It belongs to one text, the one it was opened with or that changedText() gave last, and writes
/// only as long as the library still holds that text: two programs cannot overwrite each other.
/// *Thread*: that of its library, whose database it keeps open.
class SqlJournal final : public Journal
{
public:
    SqlJournal(std::shared_ptr<const Connection> connection, RegisterId id, std::int64_t version,
               AuthorSource author);

    Result<void> append(const JournalEntry &entry) override;
    Result<void> follow(const FileStep &step) override;
    Result<std::optional<SeenFile>> seenFile() const override;
    Result<std::vector<KeptEdits>> keptEdits() const override;
    Result<KeptTexts> keptTexts(std::int64_t id) const override;
    Result<void> discardKept(std::int64_t id) override;
    /// Keeps what the linked file holds, in the caller's transaction.
    Result<void> keepSeen(const SeenFile &seen) const;
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
    /// Where the register stands in the database.
    struct State
    {
        std::int64_t cursor = 0;
        std::int64_t version = 0;
    };

    Result<State> state() const;
    Result<State> stateToChange() const;
    /// Adds an entry behind the cursor, in the caller's transaction.
    Result<void> add(const JournalEntry &entry, std::int64_t cursor) const;
    Result<void> finish(std::int64_t cursor) const;
    Result<std::int64_t> insert(const JournalEntry &entry) const;
    Result<std::vector<JournalEntry>> select(std::string_view which) const;
    std::optional<JournalEntry> first(std::string_view which) const;
    /// What a query of lines gives, not yet run.
    Result<std::vector<JournalLine>> readLines(Query &query) const;
    /// As wayTo(), in a transaction that is open already.
    Result<JournalWay> way(std::int64_t id) const;
    Error noSuchEntry() const;
    Error unreadable(std::int64_t id) const;

    std::shared_ptr<const Connection> m_connection;
    RegisterId m_register;
    std::int64_t m_version;
    AuthorSource m_author;
};

} // namespace loadline
