#pragma once

#include <span>
#include <string>

#include "storage/database.hpp"

namespace glueprint {

// The SQL scripts that lead from an empty database to today's tables, in order. A database bears
// the number of scripts that made it as its `user_version`. Scripts are added, never edited.
std::span<const char* const> migrations();

// What marks a SQLite file as Glueprint's own: `Glup`, in its header.
inline constexpr int application_id = 0x476c7570;

// The `user_version` of a database: 0 when it is empty.
int schema_version(Database& database);

// Runs those of the scripts that the database has not had, all or none. Throws StoreError.
void migrate(Database& database, std::span<const char* const> scripts);

// The tables and indexes of a database, as the SQL that makes them. Throws StoreError.
std::string schema_of(Database& database);

}  // namespace glueprint
