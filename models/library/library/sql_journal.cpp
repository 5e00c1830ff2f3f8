// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sql_journal.h"

#include "library/connection.h"
#include "library/splice_code.h"
#include "library/stored_text.h"

#include <utility>

namespace loadline {

namespace {

// Each follows "FROM journal JOIN register ON register.id = register_id WHERE register_id = ?".
constexpr std::string_view lastDone = "AND journal.id <= cursor ORDER BY journal.id DESC LIMIT 1";
constexpr std::string_view firstUndone = "AND journal.id > cursor ORDER BY journal.id LIMIT 1";
constexpr std::string_view allDone = "AND journal.id <= cursor ORDER BY journal.id";

} // namespace

SqlJournal::SqlJournal(std::shared_ptr<const Connection> connection, RegisterId id,
                       std::int64_t version, AuthorSource author)
    : m_connection(std::move(connection))
    , m_register(id)
    , m_version(version)
    , m_author(std::move(author))
{
}

Result<void> SqlJournal::append(const JournalEntry &entry)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const Result<State> now = stateToChange();
    if (!now)
        return tl::make_unexpected(now.error());
    JournalEntry kept = entry;
    kept.highest = highestOf(entry.highest, highest());
    Query drop(*m_connection, "DELETE FROM journal WHERE register_id = ? AND id > ?");
    if (Result<void> done = drop.bind(m_register.value).bind(now->cursor).run(); !done)
        return done;
    const Result<std::int64_t> id = insert(kept);
    if (!id)
        return tl::make_unexpected(id.error());
    const StoredText text(*m_connection, m_register, TextLayer::Current);
    if (Result<void> done = text.splice(entry.splices); !done)
        return done;
    if (Result<void> done = finish(*id); !done)
        return done;
    return transaction->commit().map([this] { ++m_version; });
}

Result<void> SqlJournal::stepBack()
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const Result<State> now = stateToChange(); !now)
        return tl::make_unexpected(now.error());
    const Result<std::vector<JournalEntry>> entry = select(lastDone);
    if (!entry)
        return tl::make_unexpected(entry.error());
    if (entry->empty())
        return fail(ErrorCode::Refused, "there is nothing to undo");
    const StoredText text(*m_connection, m_register, TextLayer::Current);
    if (Result<void> done = text.splice(entry->front().inverse); !done)
        return done;
    if (Result<void> done = finish(entry->front().id - 1); !done)
        return done;
    return transaction->commit().map([this] { ++m_version; });
}

Result<void> SqlJournal::stepForward()
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const Result<State> now = stateToChange(); !now)
        return tl::make_unexpected(now.error());
    const Result<std::vector<JournalEntry>> entry = select(firstUndone);
    if (!entry)
        return tl::make_unexpected(entry.error());
    if (entry->empty())
        return fail(ErrorCode::Refused, "there is nothing to redo");
    const StoredText text(*m_connection, m_register, TextLayer::Current);
    if (Result<void> done = text.splice(entry->front().splices); !done)
        return done;
    if (Result<void> done = finish(entry->front().id); !done)
        return done;
    return transaction->commit().map([this] { ++m_version; });
}

std::optional<JournalEntry> SqlJournal::undoable() const
{
    return first(lastDone);
}

std::optional<JournalEntry> SqlJournal::redoable() const
{
    return first(firstUndone);
}

std::vector<JournalEntry> SqlJournal::entries() const
{
    return select(allDone).value_or(std::vector<JournalEntry>());
}

HighestNumbers SqlJournal::highest() const
{
    Query query(*m_connection,
                "SELECT max(coalesce(journal.highest_risk, 0), register.highest_risk),"
                " max(coalesce(journal.highest_iteration, 0), register.highest_iteration)"
                " FROM register LEFT JOIN journal"
                " ON journal.id = (SELECT max(id) FROM journal"
                "                  WHERE register_id = register.id AND id <= cursor)"
                " WHERE register.id = ?");
    if (!query.bind(m_register.value).run() || !query.next().value_or(false))
        return {};
    return {int(query.number(0)), int(query.number(1))};
}

Author SqlJournal::author() const
{
    return m_author ? m_author() : Author{};
}

Result<std::optional<std::string>> SqlJournal::changedText()
{
    // The version of this one register is asked, not PRAGMA data_version: that stays silent about
    // another window of this program on the same connection, and speaks of all registers.
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const Result<State> now = state();
    if (!now)
        return tl::make_unexpected(now.error());
    if (now->version == m_version)
        return std::optional<std::string>();
    Result<std::string> text = StoredText(*m_connection, m_register, TextLayer::Current).read();
    if (!text)
        return tl::make_unexpected(text.error());
    m_version = now->version;
    return std::optional<std::string>(std::move(*text));
}

Result<SqlJournal::State> SqlJournal::state() const
{
    Query query(*m_connection, "SELECT cursor, version FROM register WHERE id = ?");
    if (Result<void> ran = query.bind(m_register.value).run(); !ran)
        return tl::make_unexpected(ran.error());
    const Result<bool> found = query.next();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return tl::make_unexpected(
            m_connection->error(ErrorCode::NotFound, "the register is no longer in the library"));
    return State{query.number(0), query.number(1)};
}

Result<SqlJournal::State> SqlJournal::stateToChange() const
{
    Result<State> now = state();
    if (now && now->version != m_version)
        return tl::make_unexpected(m_connection->error(
            ErrorCode::ChangedOutside, "another window or program has changed the register",
            "nothing was written; look at it as it is now and try again"));
    return now;
}

Result<void> SqlJournal::finish(std::int64_t cursor) const
{
    Query query(*m_connection,
                "UPDATE register SET cursor = ?, version = version + 1 WHERE id = ?");
    return query.bind(cursor).bind(m_register.value).run();
}

Result<std::int64_t> SqlJournal::insert(const JournalEntry &entry) const
{
    Query query(*m_connection,
                "INSERT INTO journal (register_id, time_utc, author, kind, object, key, value,"
                " risks, splices, inverse, highest_risk, highest_iteration)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query.bind(m_register.value).bind(entry.author.timeUtc).bind(entry.author.name);
    query.bind(journalName(entry.note.kind)).bind(entry.note.object).bind(entry.note.key);
    query.bind(entry.note.value).bind(encodeNames(entry.note.risks));
    query.bind(encodeSplices(entry.splices)).bind(encodeSplices(entry.inverse));
    query.bind(entry.highest.risk).bind(entry.highest.iteration);
    return query.run().map([&query] { return query.insertedId(); });
}

Result<std::vector<JournalEntry>> SqlJournal::select(std::string_view which) const
{
    const std::string sql =
        "SELECT journal.id, time_utc, author, kind, object, key, value, risks, splices, inverse,"
        " journal.highest_risk, journal.highest_iteration"
        " FROM journal JOIN register ON register.id = register_id WHERE register_id = ? "
        + std::string(which);
    Query query(*m_connection, sql);
    if (Result<void> ran = query.bind(m_register.value).run(); !ran)
        return tl::make_unexpected(ran.error());
    std::vector<JournalEntry> entries;
    for (;;) {
        const Result<bool> more = query.next();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return entries;
        JournalEntry entry;
        entry.id = query.number(0);
        entry.author = {query.bytes(2), query.bytes(1)};
        const std::optional<ChangeKind> kind = changeKindFromJournal(query.bytes(3));
        Result<std::vector<std::string>> risks = decodeNames(query.bytes(7));
        Result<std::vector<Splice>> splices = decodeSplices(query.bytes(8));
        Result<std::vector<Splice>> inverse = decodeSplices(query.bytes(9));
        if (!kind || !risks || !splices || !inverse)
            return tl::make_unexpected(m_connection->error(ErrorCode::LibraryFailed,
                                                           "entry " + std::to_string(entry.id)
                                                               + " of the journal cannot be read",
                                                           "restore the library from a backup"));
        entry.note = {*kind, query.bytes(4), query.bytes(5), query.bytes(6), std::move(*risks)};
        entry.splices = std::move(*splices);
        entry.inverse = std::move(*inverse);
        entry.highest = {int(query.number(10)), int(query.number(11))};
        entries.push_back(std::move(entry));
    }
}

std::optional<JournalEntry> SqlJournal::first(std::string_view which) const
{
    Result<std::vector<JournalEntry>> found = select(which);
    if (!found || found->empty())
        return std::nullopt;
    return std::move(found->front());
}

} // namespace loadline
