// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "library/connection.h"

#include <string_view>
#include <vector>

namespace loadline {

/// "Load" in ASCII: tells a library from any other SQLite database (PRAGMA application_id).
inline constexpr std::int64_t libraryApplicationId = 0x4c6f6164;

struct SchemaStatement
{
    std::string_view file; ///< where it stands under resources/sql
    std::string_view sql;
};

/// What leads from the version before to this one. Once released it never changes.
struct SchemaStep
{
    int version = 0;
    std::vector<SchemaStatement> statements;
};

/// The steps of resources/sql, ascending.
const std::vector<SchemaStep> &schemaSteps();

/// Says whether the database is one that migrate() may touch: a library of these steps or fewer,
/// or an empty database. Reads only.
/// *Errors*: NotALibrary, NewerSchema.
Result<void> checkSchema(const Connection &connection, const std::vector<SchemaStep> &steps);

/// Brings a library, or an empty database, to the newest of the steps, in one transaction. A
/// library that holds something is copied first to the path that backupPath() names.
Result<void> migrate(const Connection &connection, const std::vector<SchemaStep> &steps);

/// Where the copy from before a migration goes.
std::string backupPath(const std::string &libraryPath, int version);

} // namespace loadline
