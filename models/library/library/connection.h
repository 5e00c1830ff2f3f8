// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace loadline {

/// How long a statement waits for another process that is writing.
inline constexpr std::chrono::milliseconds libraryBusyTimeout{5000};

/// One open database. Knows SQLite's settings and how its errors are told; no table of ours.
///
/// *Thread*: to be used by the thread that opened it.
class Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// The file must be there: SQLite would make one that anybody can read.
    static Result<std::unique_ptr<Connection>> open(
        const std::string &path, Access access = Access::ReadWrite,
        std::chrono::milliseconds busyTimeout = libraryBusyTimeout);
    static Result<std::unique_ptr<Connection>> openInMemory();

    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Empty for a database in memory.
    const std::string &path() const { return m_path; }
    bool isInMemory() const { return m_path.empty(); }

    /// Runs one statement that takes no values.
    Result<void> run(std::string_view sql) const;
    /// The first value that a statement without values gives, 0 where it gives none.
    Result<std::int64_t> number(std::string_view sql) const;

    /// Lasting, for the whole database: readers and a writer at once, each commit on the disk.
    Result<void> useWriteAheadLog() const;

    /// Takes all that \a other holds, in the place of what was here.
    Result<void> copyFrom(const Connection &other) const;

    /// An error that names this database.
    Error error(ErrorCode code, std::string what, std::string hint = {}) const;

private:
    friend class Query;

    Connection(std::string path, const QString &connectionName);
    Result<void> configure(Access access) const;
    Error errorOf(const QSqlQuery &query) const;

    std::string m_path;
    QSqlDatabase m_database;
};

/// One prepared statement, with the one place where values are bound: text goes in as bytes and
/// is never null.
class Query
{
public:
    Query(const Connection &connection, std::string_view sql);

    /// Binds the next value.
    Query &bind(std::int64_t value);
    Query &bind(std::string_view bytes);

    /// Runs the statement; may be called again after binding all values anew.
    Result<void> run();
    /// Goes to the next row; false behind the last.
    Result<bool> next();

    std::int64_t number(int column) const;
    std::string bytes(int column) const;
    void appendBytes(int column, std::string &to) const;
    /// The id of the row that was just inserted.
    std::int64_t insertedId() const;

private:
    const Connection &m_connection;
    QSqlQuery m_query;
    bool m_isPrepared = false;
    int m_bound = 0;
};

/// All of it or nothing: rolls back when it goes out of scope without having been committed.
class Transaction
{
public:
    /// Takes the right to write at once: one that is taken later fails without waiting.
    static Result<Transaction> toWrite(const Connection &connection);
    /// Sees one state of the database until its end.
    static Result<Transaction> toRead(const Connection &connection);

    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

    Result<void> commit();

private:
    explicit Transaction(const Connection &connection);

    const Connection *m_connection;
};

} // namespace loadline
