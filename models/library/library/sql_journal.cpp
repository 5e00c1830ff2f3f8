// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sql_journal.h"

#include "library/connection.h"
#include "library/kept_store.h"
#include "library/splice_code.h"
#include "library/stored_text.h"

#include <utility>

namespace loadline {

namespace {

// Each follows "FROM journal JOIN register ON register.id = register_id WHERE register_id = ?".
constexpr std::string_view lastDone = "AND journal.id <= cursor ORDER BY journal.id DESC LIMIT 1";
constexpr std::string_view firstUndone = "AND journal.id > cursor ORDER BY journal.id LIMIT 1";
const std::string lineColumns = "SELECT id, time_utc, author, kind, object, key, value, risks"
                                " FROM journal WHERE register_id = ?";
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
    if (Result<void> done = add(entry, now->cursor); !done)
        return done;
    return transaction->commit().map([this] { ++m_version; });
}

Result<void> SqlJournal::follow(const FileStep &step)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Result<State> now = stateToChange();
    if (!now)
        return tl::make_unexpected(now.error());
    const KeptStore kept(*m_connection, m_register);
    if (step.keeps) {
        if (Result<void> done = kept.add(*step.keeps); !done)
            return done;
    }
    for (const JournalEntry &entry : step.entries) {
        if (Result<void> done = add(entry, now->cursor); !done)
            return done;
        now = state();
        if (!now)
            return tl::make_unexpected(now.error());
    }
    for (const std::int64_t id : step.takes) {
        if (Result<void> done = kept.remove(id); !done)
            return done;
    }
    if (step.seen) {
        if (Result<void> done = keepSeen(*step.seen); !done)
            return done;
    }
    return transaction->commit().map([&] { m_version = now->version; });
}

Result<void> SqlJournal::keepSeen(const SeenFile &seen) const
{
    const StoredText current(*m_connection, m_register, TextLayer::Current);
    const StoredText base(*m_connection, m_register, TextLayer::File);
    const Result<std::string> text = current.read();
    if (!text)
        return tl::make_unexpected(text.error());
    if (Result<void> done = base.become(seen.bytes, current, *text); !done)
        return done;
    // What was in a file is known to others: its numbers are never given again.
    const HighestNumbers numbers = highest();
    Query query(*m_connection, "UPDATE register SET has_file_text = 1, branch = ?,"
                               " highest_risk = ?, highest_iteration = ? WHERE id = ?");
    query.bind(seen.branch).bind(numbers.risk).bind(numbers.iteration);
    return query.bind(m_register.value).run();
}

Result<std::optional<SeenFile>> SqlJournal::seenFile() const
{
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Query query(*m_connection, "SELECT has_file_text, branch FROM register WHERE id = ?");
    if (Result<void> ran = query.bind(m_register.value).run(); !ran)
        return tl::make_unexpected(ran.error());
    const Result<bool> found = query.next();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found || query.number(0) == 0)
        return std::optional<SeenFile>();
    const std::string branch = query.bytes(1);
    return StoredText(*m_connection, m_register, TextLayer::File)
        .read()
        .map([&](std::string bytes) -> std::optional<SeenFile> {
            return SeenFile{std::move(bytes), branch};
        });
}

Result<std::vector<KeptEdits>> SqlJournal::keptEdits() const
{
    return KeptStore(*m_connection, m_register).all();
}

Result<KeptTexts> SqlJournal::keptTexts(std::int64_t id) const
{
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    return KeptStore(*m_connection, m_register).texts(id);
}

Result<void> SqlJournal::discardKept(std::int64_t id)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (Result<void> done = KeptStore(*m_connection, m_register).remove(id); !done)
        return done;
    return transaction->commit();
}

Result<void> SqlJournal::add(const JournalEntry &entry, std::int64_t cursor) const
{
    JournalEntry kept = entry;
    kept.highest = highestOf(entry.highest, highest());
    Query drop(*m_connection, "DELETE FROM journal WHERE register_id = ? AND id > ?");
    if (Result<void> done = drop.bind(m_register.value).bind(cursor).run(); !done)
        return done;
    const Result<std::int64_t> id = insert(kept);
    if (!id)
        return tl::make_unexpected(id.error());
    const StoredText text(*m_connection, m_register, TextLayer::Current);
    if (Result<void> done = text.splice(entry.splices); !done)
        return done;
    return finish(*id);
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

Result<void> SqlJournal::moveTo(std::int64_t id)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const Result<State> now = stateToChange(); !now)
        return tl::make_unexpected(now.error());
    const Result<JournalWay> steps = way(id);
    if (!steps)
        return tl::make_unexpected(steps.error());
    if (steps->entries.empty())
        return {};
    const StoredText text(*m_connection, m_register, TextLayer::Current);
    if (Result<void> done = text.splice(steps->splices()); !done)
        return done;
    if (Result<void> done = finish(id); !done)
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

Result<JournalLines> SqlJournal::lines() const
{
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const Result<State> now = state();
    if (!now)
        return tl::make_unexpected(now.error());
    JournalLines all;
    all.cursor = now->cursor;
    Query start(*m_connection, "SELECT created_by, created_utc FROM register WHERE id = ?");
    if (Result<void> ran = start.bind(m_register.value).run(); !ran)
        return tl::make_unexpected(ran.error());
    if (const Result<bool> row = start.next(); !row)
        return tl::make_unexpected(row.error());
    all.start = {start.bytes(0), start.bytes(1)};
    Query query(*m_connection, lineColumns + " ORDER BY id");
    auto lines = readLines(query.bind(m_register.value));
    if (!lines)
        return tl::make_unexpected(lines.error());
    all.lines = std::move(*lines);
    return all;
}

Result<std::vector<JournalLine>> SqlJournal::latest(std::size_t most) const
{
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const Result<State> now = state();
    if (!now)
        return tl::make_unexpected(now.error());
    Query query(*m_connection, lineColumns + " AND id <= ? ORDER BY id DESC LIMIT ?");
    return readLines(query.bind(m_register.value).bind(now->cursor).bind(std::int64_t(most)));
}

Result<std::vector<JournalLine>> SqlJournal::readLines(Query &query) const
{
    if (Result<void> ran = query.run(); !ran)
        return tl::make_unexpected(ran.error());
    std::vector<JournalLine> lines;
    for (;;) {
        const Result<bool> more = query.next();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return lines;
        const std::optional<ChangeKind> kind = changeKindFromJournal(query.bytes(3));
        Result<std::vector<std::string>> risks = decodeNames(query.bytes(7));
        if (!kind || !risks)
            return tl::make_unexpected(unreadable(query.number(0)));
        lines.push_back(
            {query.number(0),
             {query.bytes(2), query.bytes(1)},
             {*kind, query.bytes(4), query.bytes(5), query.bytes(6), std::move(*risks)}});
    }
}

Result<JournalEntry> SqlJournal::entry(std::int64_t id) const
{
    Result<std::vector<JournalEntry>> found = select("AND journal.id = " + std::to_string(id));
    if (!found)
        return tl::make_unexpected(found.error());
    if (found->empty())
        return tl::make_unexpected(noSuchEntry());
    return std::move(found->front());
}

Result<JournalWay> SqlJournal::wayTo(std::int64_t id) const
{
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    return way(id);
}

Result<JournalWay> SqlJournal::way(std::int64_t id) const
{
    const Result<State> now = state();
    if (!now)
        return tl::make_unexpected(now.error());
    if (id != 0) {
        Query query(*m_connection, "SELECT 1 FROM journal WHERE register_id = ? AND id = ?");
        if (Result<void> ran = query.bind(m_register.value).bind(id).run(); !ran)
            return tl::make_unexpected(ran.error());
        const Result<bool> found = query.next();
        if (!found)
            return tl::make_unexpected(found.error());
        if (!*found)
            return tl::make_unexpected(noSuchEntry());
    }
    const std::string there = std::to_string(id);
    const bool isBack = id <= now->cursor;
    const std::string which = isBack ? "AND journal.id > " + there
                                           + " AND journal.id <= cursor ORDER BY journal.id DESC"
                                     : "AND journal.id > cursor AND journal.id <= " + there
                                           + " ORDER BY journal.id";
    return select(which).map([isBack](std::vector<JournalEntry> entries) {
        return JournalWay{isBack, std::move(entries)};
    });
}

Error SqlJournal::noSuchEntry() const
{
    return m_connection->error(ErrorCode::NotFound, "the journal has no such step");
}

Error SqlJournal::unreadable(std::int64_t id) const
{
    return m_connection->error(ErrorCode::LibraryFailed,
                               "entry " + std::to_string(id) + " of the journal cannot be read",
                               "restore the library from a backup");
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
            return tl::make_unexpected(unreadable(entry.id));
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
