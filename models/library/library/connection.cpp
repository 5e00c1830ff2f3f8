// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/connection.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <atomic>
#include <sqlite3.h>
#include <thread>
#include <utility>

namespace loadline {

namespace {

constexpr int primaryCodeMask = 0xff; // SQLite: the low byte of an extended code
constexpr std::int64_t keptLogBytes = 16 * 1024 * 1024;

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("loadline-library-%1").arg(++count);
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// SQLite's own handle, for what SQL has no words for. Null where the database is not open.
sqlite3 *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace

Connection::Connection(std::string path, const QString &connectionName)
    : m_path(std::move(path))
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName))
{
}

Connection::~Connection()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase(); // Qt wants no copy left before the name is given back
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string &path, Access access,
                                                     std::chrono::milliseconds busyTimeout)
{
    const QString fileName = toQString(path);
    std::unique_ptr<Connection> connection(new Connection(path, newConnectionName()));
    if (fileName.toStdString() != path)
        return tl::make_unexpected(
            connection->error(ErrorCode::NotReadable, "its path is not UTF-8"));
    if (!connection->m_database.isValid())
        return tl::make_unexpected(connection->error(ErrorCode::LibraryFailed,
                                                     "Qt's driver for SQLite is not installed",
                                                     "install the package libqt6sql6-sqlite"));
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout.count());
    if (access == Access::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    connection->m_database.setConnectOptions(options);
    connection->m_database.setDatabaseName(fileName);
    if (!connection->m_database.open())
        return tl::make_unexpected(connection->error(
            ErrorCode::NotReadable,
            "cannot be opened: " + connection->m_database.lastError().databaseText().toStdString()));
    if (Result<void> configured = connection->configure(access); !configured)
        return tl::make_unexpected(configured.error());
    return connection;
}

Result<std::unique_ptr<Connection>> Connection::openInMemory()
{
    std::unique_ptr<Connection> connection(new Connection({}, newConnectionName()));
    connection->m_database.setDatabaseName(QStringLiteral(":memory:"));
    if (!connection->m_database.open())
        return fail(ErrorCode::LibraryFailed,
                    connection->m_database.lastError().text().toStdString());
    if (Result<void> configured = connection->configure(Access::ReadWrite); !configured)
        return tl::make_unexpected(configured.error());
    return connection;
}

Result<void> Connection::configure(Access access) const
{
    sqlite3 *sqlite = handleOf(m_database);
    // A library may come from anybody: what stands in its schema must not run anything.
    sqlite3_db_config(sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(sqlite, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(sqlite, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (access == Access::ReadOnly)
        return {};
    if (Result<void> done = run("PRAGMA foreign_keys = ON"); !done)
        return done;
    if (Result<void> done = run("PRAGMA synchronous = FULL"); !done)
        return done;
    return run("PRAGMA journal_size_limit = " + std::to_string(keptLogBytes));
}

Result<void> Connection::run(std::string_view sql) const
{
    QSqlQuery query(m_database);
    if (!query.exec(toQString(sql)))
        return tl::make_unexpected(errorOf(query));
    return {};
}

Result<std::int64_t> Connection::number(std::string_view sql) const
{
    Query query(*this, sql);
    if (Result<void> ran = query.run(); !ran)
        return tl::make_unexpected(ran.error());
    return query.next().map([&query](bool found) { return found ? query.number(0) : 0; });
}

Result<void> Connection::copyFrom(const Connection &other) const
{
    constexpr int everyPage = -1;
    sqlite3_backup *copy = sqlite3_backup_init(handleOf(m_database), "main",
                                               handleOf(other.m_database), "main");
    sqlite3_backup_step(copy, everyPage);
    const int outcome = copy ? sqlite3_backup_finish(copy) : sqlite3_errcode(handleOf(m_database));
    if (outcome == SQLITE_OK)
        return {};
    return tl::make_unexpected(
        other.error(outcome == SQLITE_BUSY || outcome == SQLITE_LOCKED ? ErrorCode::LibraryBusy
                                                                       : ErrorCode::LibraryFailed,
                    std::string("the library cannot be copied: ") + sqlite3_errstr(outcome)));
}

Result<void> Connection::useWriteAheadLog() const
{
    if (isInMemory())
        return {};
    // Two programs that open a new library at once: SQLite answers "busy" to this one statement
    // without waiting.
    const auto until = std::chrono::steady_clock::now() + libraryBusyTimeout;
    for (;;) {
        const Result<void> done = run("PRAGMA journal_mode = WAL");
        if (done || done.error().code != ErrorCode::LibraryBusy
            || std::chrono::steady_clock::now() >= until)
            return done;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

Error Connection::error(ErrorCode code, std::string what, std::string hint) const
{
    return {code, std::move(what), std::move(hint), m_path, 0, 0};
}

Error Connection::errorOf(const QSqlQuery &query) const
{
    const QSqlError sqlError = query.lastError();
    const std::string said = sqlError.databaseText().toStdString();
    switch (sqlError.nativeErrorCode().toInt() & primaryCodeMask) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error(ErrorCode::LibraryBusy, "another program is writing to the library",
                     "try again when it is done");
    case SQLITE_NOTADB:
        return error(ErrorCode::NotALibrary, "not a library of registers");
    case SQLITE_CORRUPT:
        return error(ErrorCode::LibraryFailed, "the library is damaged: " + said,
                     "restore it from a backup");
    case SQLITE_FULL:
        return error(ErrorCode::LibraryFailed, "no space is left for the library",
                     "nothing was changed; make room and try again");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return error(ErrorCode::LibraryFailed, "the library cannot be written: " + said,
                     "nothing was changed; check the permissions of the file and its folder");
    case SQLITE_IOERR:
        return error(ErrorCode::LibraryFailed, "reading or writing the library failed: " + said,
                     "nothing was changed; check the disk");
    default:
        return error(ErrorCode::LibraryFailed, said);
    }
}

Query::Query(const Connection &connection, std::string_view sql)
    : m_connection(connection)
    , m_query(connection.m_database)
{
    m_query.setForwardOnly(true); // else Qt keeps every row that was passed
    m_isPrepared = m_query.prepare(toQString(sql));
}

Query &Query::bind(std::int64_t value)
{
    m_query.bindValue(m_bound++, QVariant::fromValue(qlonglong(value)));
    return *this;
}

Query &Query::bind(std::string_view bytes)
{
    // A null QByteArray would be bound as NULL, and one of no bytes must not be null.
    m_query.bindValue(m_bound++, bytes.empty() ? QByteArray("")
                                               : QByteArray(bytes.data(), qsizetype(bytes.size())));
    return *this;
}

Result<void> Query::run()
{
    m_bound = 0;
    if (!m_isPrepared || !m_query.exec())
        return tl::make_unexpected(m_connection.errorOf(m_query));
    return {};
}

Result<bool> Query::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return tl::make_unexpected(m_connection.errorOf(m_query));
    m_query.finish();
    return false;
}

std::int64_t Query::number(int column) const
{
    return m_query.value(column).toLongLong();
}

std::string Query::bytes(int column) const
{
    return m_query.value(column).toByteArray().toStdString();
}

void Query::appendBytes(int column, std::string &to) const
{
    const QByteArray bytes = m_query.value(column).toByteArray();
    to.append(bytes.constData(), std::size_t(bytes.size()));
}

std::int64_t Query::insertedId() const
{
    return m_query.lastInsertId().toLongLong();
}

Transaction::Transaction(const Connection &connection)
    : m_connection(&connection)
{
}

Result<Transaction> Transaction::toWrite(const Connection &connection)
{
    if (Result<void> begun = connection.run("BEGIN IMMEDIATE"); !begun)
        return tl::make_unexpected(begun.error());
    return Transaction(connection);
}

Result<Transaction> Transaction::toRead(const Connection &connection)
{
    if (Result<void> begun = connection.run("BEGIN"); !begun)
        return tl::make_unexpected(begun.error());
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    // After some errors SQLite has rolled back by itself; there is nothing to be told then.
    if (m_connection)
        static_cast<void>(m_connection->run("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    Result<void> done = m_connection->run("COMMIT");
    if (done)
        m_connection = nullptr;
    return done;
}

} // namespace loadline
