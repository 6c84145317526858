#include "storage/store_error.hpp"

#include <string>

#include <fmt/format.h>
#include <sqlite3.h>

namespace glueprint {
namespace {

std::string name_of(sqlite3* connection) {
  const char* file = sqlite3_db_filename(connection, "main");
  if (file == nullptr || *file == '\0') return "the database in memory";
  return fmt::format("the data file {}", file);
}

}  // namespace

StoreError StoreError::last_of(sqlite3* connection) {
  const auto name = name_of(connection);
  constexpr int primary_code_mask = 0xff;
  switch (sqlite3_errcode(connection) & primary_code_mask) {
    case SQLITE_FULL:
      return StoreError{fmt::format("{} cannot grow: free some space on its disk", name)};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return StoreError{fmt::format("{} cannot be read or written ({}): check its disk", name,
                                    sqlite3_errmsg(connection))};
    case SQLITE_READONLY:
      return StoreError{fmt::format("{} cannot be written: check its permissions", name)};
    case SQLITE_BUSY:
      return StoreError{fmt::format(
          "{} is in use by another process: stop that one, or name another file", name)};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return StoreError{fmt::format("{} is damaged ({}): restore a copy, or name another file",
                                    name, sqlite3_errmsg(connection))};
    default:
      return StoreError{fmt::format("{}: {}", name, sqlite3_errmsg(connection))};
  }
}

}  // namespace glueprint
