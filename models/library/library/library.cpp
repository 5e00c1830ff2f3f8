// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "core/text.h"
#include "library/connection.h"
#include "library/fact_store.h"
#include "library/library_file.h"
#include "library/migration.h"
#include "library/sql_journal.h"
#include "library/stored_text.h"

#include <string_view>
#include <utility>

namespace loadline {

namespace {

bool isName(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        const bool isBroken = c.value == 0xfffd && c.size == 1;
        const bool isControl = c.value < 0x20 || (c.value >= 0x7f && c.value < 0xa0);
        if (isBroken || isControl)
            return false;
        at += c.size;
    }
    return !text.empty();
}

Result<void> checkName(const Connection &connection, const std::string &name)
{
    if (!isName(name))
        return tl::make_unexpected(
            connection.error(ErrorCode::Refused, "not a name for a register",
                             "give text in UTF-8 without control characters"));
    Query query(connection, "SELECT 1 FROM register WHERE name = ?");
    if (Result<void> ran = query.bind(name).run(); !ran)
        return ran;
    const Result<bool> taken = query.next();
    if (!taken)
        return tl::make_unexpected(taken.error());
    if (*taken)
        return tl::make_unexpected(connection.error(
            ErrorCode::Refused, "the library has a register \"" + name + "\" already",
            "choose another name"));
    return {};
}

tl::unexpected<Error> noSuchRegister(const Connection &connection)
{
    return tl::make_unexpected(
        connection.error(ErrorCode::NotFound, "the register is no longer in the library"));
}

} // namespace

Library::Library(std::shared_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}

Library::~Library() = default;

std::string Library::defaultPath()
{
    return defaultLibraryPath();
}

Result<std::unique_ptr<Library>> Library::open(const std::string &path, Missing missing)
{
    const Result<std::string> file = missing == Missing::Create ? makeLibraryFile(path)
                                                                : findLibraryFile(path);
    if (!file)
        return tl::make_unexpected(file.error());
    Result<std::unique_ptr<Connection>> connection = Connection::open(*file);
    if (!connection)
        return tl::make_unexpected(connection.error());
    return prepare(std::move(*connection));
}

Result<std::unique_ptr<Library>> Library::openDefault(Missing missing)
{
    if (missing == Missing::Create) {
        if (Result<void> made = makeLibraryFolder(defaultPath()); !made)
            return tl::make_unexpected(made.error());
    }
    return open(defaultPath(), missing);
}

Result<std::unique_ptr<Library>> Library::openInMemory()
{
    Result<std::unique_ptr<Connection>> connection = Connection::openInMemory();
    if (!connection)
        return tl::make_unexpected(connection.error());
    return prepare(std::move(*connection));
}

Result<std::unique_ptr<Library>> Library::openCopy(const std::string &path)
{
    const Result<std::string> file = findLibraryFile(path);
    if (!file)
        return tl::make_unexpected(file.error());
    const auto source = Connection::open(*file, Connection::Access::ReadOnly);
    if (!source)
        return tl::make_unexpected(source.error());
    if (Result<void> fits = checkSchema(**source, schemaSteps()); !fits)
        return tl::make_unexpected(fits.error());
    Result<std::unique_ptr<Connection>> copy = Connection::openInMemory();
    if (!copy)
        return tl::make_unexpected(copy.error());
    if (Result<void> done = (*copy)->copyFrom(**source); !done)
        return tl::make_unexpected(done.error());
    return prepare(std::move(*copy));
}

Result<std::unique_ptr<Library>> Library::prepare(std::unique_ptr<Connection> connection)
{
    // Looked at before anything is set: setting would write to a database that is not ours.
    if (Result<void> fits = checkSchema(*connection, schemaSteps()); !fits)
        return tl::make_unexpected(fits.error());
    if (Result<void> done = connection->useWriteAheadLog(); !done)
        return tl::make_unexpected(done.error());
    if (Result<void> done = migrate(*connection, schemaSteps()); !done)
        return tl::make_unexpected(done.error());
    return std::unique_ptr<Library>(new Library(std::move(connection)));
}

const std::string &Library::path() const
{
    return m_connection->path();
}

Result<std::vector<ListedRegister>> Library::registers() const
{
    return select("ORDER BY name");
}

Result<std::vector<ListedRegister>> Library::recentRegisters() const
{
    return select("WHERE opened > 0 ORDER BY opened DESC");
}

Result<ListedRegister> Library::find(const std::string &name) const
{
    Result<std::vector<ListedRegister>> found = select("WHERE name = ?", &name);
    if (!found)
        return tl::make_unexpected(found.error());
    if (found->empty())
        return tl::make_unexpected(m_connection->error(
            ErrorCode::NotFound, "the library has no register \"" + name + "\""));
    return std::move(found->front());
}

Result<std::optional<ListedRegister>> Library::findByFile(const std::string &file) const
{
    if (file.empty())
        return std::optional<ListedRegister>();
    return select("WHERE file = ? ORDER BY opened DESC, name LIMIT 1", &file)
        .map([](std::vector<ListedRegister> found) {
            return found.empty() ? std::optional<ListedRegister>() : std::move(found.front());
        });
}

Result<RegisterId> Library::create(const NewRegister &made)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (Result<void> fits = checkName(*m_connection, made.name); !fits)
        return tl::make_unexpected(fits.error());
    Query query(*m_connection, "INSERT INTO register (name, created_utc, created_by, file, branch)"
                               " VALUES (?, ?, ?, ?, ?)");
    query.bind(made.name).bind(made.author.timeUtc).bind(made.author.name);
    if (Result<void> ran = query.bind(made.file).bind(made.branch).run(); !ran)
        return tl::make_unexpected(ran.error());
    const RegisterId id{query.insertedId()};
    const StoredText text(*m_connection, id, TextLayer::Current);
    if (Result<void> done = text.write(made.text); !done)
        return tl::make_unexpected(done.error());
    if (made.fileText) {
        const SqlJournal journal(m_connection, id, 0, {});
        if (Result<void> done = journal.keepSeen({*made.fileText, made.branch}); !done)
            return tl::make_unexpected(done.error());
    }
    return transaction->commit().map([id] { return id; });
}

Result<StoredRegister> Library::load(RegisterId id) const
{
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Result<ListedRegister> found = listed(id);
    if (!found)
        return tl::make_unexpected(found.error());
    Query query(*m_connection, "SELECT version FROM register WHERE id = ?");
    if (Result<void> ran = query.bind(id.value).run(); !ran)
        return tl::make_unexpected(ran.error());
    if (const Result<bool> row = query.next(); !row)
        return tl::make_unexpected(row.error());
    const std::int64_t version = query.number(0);
    return StoredText(*m_connection, id, TextLayer::Current).read().map([&](std::string text) {
        return StoredRegister{std::move(*found), std::move(text), version};
    });
}

std::unique_ptr<Journal> Library::journal(const StoredRegister &stored, AuthorSource author) const
{
    return std::make_unique<SqlJournal>(m_connection, stored.listed.id, stored.version,
                                        std::move(author));
}

Result<void> Library::markOpened(RegisterId id)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Query query(*m_connection, "UPDATE register SET opened = (SELECT max(opened) + 1 FROM register)"
                               " WHERE id = ?");
    if (Result<void> ran = query.bind(id.value).run(); !ran)
        return ran;
    return transaction->commit();
}

Result<void> Library::setLinkedFile(RegisterId id, const std::string &file)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const Result<ListedRegister> found = listed(id); !found)
        return tl::make_unexpected(found.error());
    Query query(*m_connection, "UPDATE register SET file = ? WHERE id = ?");
    if (Result<void> ran = query.bind(file).bind(id.value).run(); !ran)
        return ran;
    if (file.empty()) {
        Query forget(*m_connection,
                     "UPDATE register SET branch = x'', has_file_text = 0 WHERE id = ?");
        if (Result<void> ran = forget.bind(id.value).run(); !ran)
            return ran;
        const StoredText base(*m_connection, id, TextLayer::File);
        if (Result<void> done = base.clear(); !done)
            return done;
    }
    return transaction->commit();
}

Result<void> Library::fileWritten(RegisterId id, const std::string &bytes, const std::string &branch)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const Result<ListedRegister> found = listed(id); !found)
        return tl::make_unexpected(found.error());
    const SqlJournal journal(m_connection, id, 0, {});
    if (Result<void> done = journal.keepSeen({bytes, branch}); !done)
        return done;
    return transaction->commit();
}

Result<void> Library::remove(RegisterId id)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const Result<ListedRegister> found = listed(id); !found)
        return tl::make_unexpected(found.error());
    // What belongs to the register goes with it; a chunk may be another text's as well.
    Query query(*m_connection, "DELETE FROM register WHERE id = ?");
    if (Result<void> ran = query.bind(id.value).run(); !ran)
        return ran;
    Query orphans(*m_connection, "DELETE FROM chunk WHERE id NOT IN (SELECT chunk_id FROM slice)");
    if (Result<void> ran = orphans.run(); !ran)
        return ran;
    return transaction->commit();
}

Result<std::optional<SharedBytes>> Library::fileText(RegisterId id) const
{
    StoredRegister none;
    none.listed.id = id;
    none.version = -1;
    return fileText(none, {});
}

Result<std::optional<SharedBytes>> Library::fileText(const StoredRegister &stored,
                                                     const SharedBytes &text) const
{
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Query query(*m_connection, "SELECT has_file_text, version FROM register WHERE id = ?");
    const RegisterId id = stored.listed.id;
    if (Result<void> ran = query.bind(id.value).run(); !ran)
        return tl::make_unexpected(ran.error());
    const Result<bool> found = query.next();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return noSuchRegister(*m_connection);
    if (query.number(0) == 0)
        return std::optional<SharedBytes>();
    const StoredText seen(*m_connection, id, TextLayer::File);
    if (query.number(1) == stored.version) {
        const StoredText current(*m_connection, id, TextLayer::Current);
        const Result<bool> isSame = seen.hasChunksOf(current, text.size());
        if (!isSame)
            return tl::make_unexpected(isSame.error());
        if (*isSame)
            return std::optional(text);
    }
    return seen.read().map(
        [](std::string bytes) { return std::optional<SharedBytes>(std::move(bytes)); });
}

Result<FactSheets> Library::factSheets(const std::vector<std::string> &blobs,
                                       std::string_view computation) const
{
    const Result<Transaction> transaction = Transaction::toRead(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    return FactStore(*m_connection, computation).read(blobs);
}

Result<void> Library::keepFactSheets(const FactSheets &sheets, std::string_view computation)
{
    Result<Transaction> transaction = Transaction::toWrite(*m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (Result<void> done = FactStore(*m_connection, computation).add(sheets); !done)
        return done;
    return transaction->commit();
}

Result<std::vector<ListedRegister>> Library::select(const std::string &which,
                                                    const std::string *bytes) const
{
    Query query(*m_connection, "SELECT id, name, file, branch, created_utc, created_by, opened,"
                               " (SELECT coalesce(sum(size), 0) FROM slice"
                               "  WHERE register_id = register.id AND layer = 0) FROM register "
                                   + which);
    if (bytes)
        query.bind(*bytes);
    if (Result<void> ran = query.run(); !ran)
        return tl::make_unexpected(ran.error());
    std::vector<ListedRegister> found;
    for (;;) {
        const Result<bool> more = query.next();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return found;
        found.push_back({RegisterId{query.number(0)}, query.bytes(1), query.bytes(2),
                         query.bytes(3), query.bytes(4), query.bytes(5),
                         std::uint64_t(query.number(7)), query.number(6)});
    }
}

Result<ListedRegister> Library::listed(RegisterId id) const
{
    Result<std::vector<ListedRegister>> found = select("WHERE id = " + std::to_string(id.value));
    if (!found)
        return tl::make_unexpected(found.error());
    if (found->empty())
        return noSuchRegister(*m_connection);
    return std::move(found->front());
}

} // namespace loadline
