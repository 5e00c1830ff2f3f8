// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/migration.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace loadline {

namespace {

struct Schema
{
    std::int64_t applicationId = 0;
    std::int64_t version = 0;
    std::int64_t objects = 0;

    bool isEmpty() const { return applicationId == 0 && version == 0 && objects == 0; }
};

Result<Schema> schemaOf(const Connection &connection)
{
    Schema schema;
    const Result<std::int64_t> id = connection.number("PRAGMA application_id");
    if (!id)
        return tl::make_unexpected(id.error());
    const Result<std::int64_t> version = connection.number("PRAGMA user_version");
    if (!version)
        return tl::make_unexpected(version.error());
    const Result<std::int64_t> objects = connection.number("SELECT count(*) FROM sqlite_schema");
    if (!objects)
        return tl::make_unexpected(objects.error());
    return Schema{*id, *version, *objects};
}

int newestOf(const std::vector<SchemaStep> &steps)
{
    return steps.empty() ? 0 : steps.back().version;
}

Result<void> check(const Connection &connection, const Schema &schema, int newest)
{
    if (schema.isEmpty())
        return {};
    if (schema.applicationId != libraryApplicationId || schema.version < 1)
        return tl::make_unexpected(connection.error(
            ErrorCode::NotALibrary, "a database of another program, not a library of registers"));
    if (schema.version > newest)
        return tl::make_unexpected(
            connection.error(ErrorCode::NewerSchema,
                             "the library is newer than this program: its schema is "
                                 + std::to_string(schema.version) + ", this program knows up to "
                                 + std::to_string(newest),
                             "use a newer Loadline"));
    return {};
}

Result<void> syncPath(const Connection &connection, const std::string &path, int flags)
{
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool isSynced = file >= 0 && ::fsync(file) == 0;
    const int reason = errno;
    if (file >= 0)
        ::close(file);
    if (!isSynced)
        return tl::make_unexpected(connection.error(ErrorCode::LibraryFailed,
                                                    "the backup before the migration failed: "
                                                        + path + ": " + std::strerror(reason),
                                                    "the library was not changed"));
    return {};
}

/// Copies what is committed. The caller holds the right to write, so nothing comes in between;
/// SQLite copies in a transaction of its own, which takes a second connection.
Result<void> backUp(const Connection &connection, std::int64_t version)
{
    const std::string to = backupPath(connection.path(), int(version));
    const std::string half = to + ".part";
    ::unlink(half.c_str());
    const int file = ::open(half.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return tl::make_unexpected(connection.error(ErrorCode::LibraryFailed,
                                                    "the backup before the migration failed: "
                                                        + half + ": " + std::strerror(errno),
                                                    "the library was not changed"));
    ::close(file);
    {
        const auto reader = Connection::open(connection.path(), Connection::Access::ReadOnly);
        if (!reader)
            return tl::make_unexpected(reader.error());
        // As text, the one exception: SQLite takes a file's name in no other way.
        Query copy(**reader, "VACUUM INTO CAST(? AS TEXT)");
        if (Result<void> done = copy.bind(half).run(); !done)
            return done;
    }
    if (Result<void> synced = syncPath(connection, half, O_RDONLY); !synced)
        return synced;
    if (::rename(half.c_str(), to.c_str()) != 0)
        return tl::make_unexpected(connection.error(ErrorCode::LibraryFailed,
                                                    "the backup before the migration failed: " + to
                                                        + ": " + std::strerror(errno),
                                                    "the library was not changed"));
    return syncPath(connection, std::filesystem::path(to).parent_path().string(),
                    O_RDONLY | O_DIRECTORY);
}

Result<void> runStep(const Connection &connection, const SchemaStep &step)
{
    for (const SchemaStatement &statement : step.statements) {
        if (Result<void> done = connection.run(statement.sql); !done) {
            Error error = done.error();
            error.what = "migrating the library to schema " + std::to_string(step.version)
                         + " failed in " + std::string(statement.file) + ": " + error.what;
            error.hint = "the library is as it was";
            return tl::make_unexpected(error);
        }
    }
    return {};
}

} // namespace

std::string backupPath(const std::string &libraryPath, int version)
{
    return libraryPath + ".schema-" + std::to_string(version) + ".backup";
}

Result<void> checkSchema(const Connection &connection, const std::vector<SchemaStep> &steps)
{
    const Result<Schema> schema = schemaOf(connection);
    if (!schema)
        return tl::make_unexpected(schema.error());
    return check(connection, *schema, newestOf(steps));
}

Result<void> migrate(const Connection &connection, const std::vector<SchemaStep> &steps)
{
    const int newest = newestOf(steps);
    if (const auto version = connection.number("PRAGMA user_version"); version && *version == newest)
        return checkSchema(connection, steps);

    Result<Transaction> transaction = Transaction::toWrite(connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    // Another program may have migrated it while this one waited.
    const Result<Schema> schema = schemaOf(connection);
    if (!schema)
        return tl::make_unexpected(schema.error());
    if (Result<void> fits = check(connection, *schema, newest); !fits)
        return fits;
    if (schema->version == newest)
        return {};
    if (schema->version > 0 && !connection.isInMemory()) {
        if (Result<void> kept = backUp(connection, schema->version); !kept)
            return kept;
    }
    for (const SchemaStep &step : steps) {
        if (step.version <= schema->version)
            continue;
        if (Result<void> done = runStep(connection, step); !done)
            return done;
    }
    if (Result<void> done = connection.run("PRAGMA application_id = "
                                           + std::to_string(libraryApplicationId));
        !done)
        return done;
    if (Result<void> done = connection.run("PRAGMA user_version = " + std::to_string(newest)); !done)
        return done;
    return transaction->commit();
}

} // namespace loadline
