#include "storage/database.hpp"

#include <new>

#include <fmt/format.h>
#include <sqlite3.h>

namespace glueprint {

Database::Database() : Database{":memory:", SQLITE_OPEN_MEMORY} {}

Database::Database(const std::filesystem::path& file) : Database{file.c_str(), 0} {}

Database::Database(const char* name, int flags) {
  sqlite3* connection = nullptr;
  const int result = sqlite3_open_v2(
      name, &connection, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
      nullptr);
  connection_.reset(connection);
  if (connection == nullptr) throw std::bad_alloc{};
  if (result != SQLITE_OK) {
    throw StoreError{fmt::format("the data file {} cannot be opened ({}): name another", name,
                                 sqlite3_errmsg(connection))};
  }
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

void Database::execute(const char* sql) {
  if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw StoreError::last_of(handle());
  }
}

bool Database::is_in_transaction() const {
  return sqlite3_get_autocommit(handle()) == 0;
}

bool Database::is_read_only() const {
  return sqlite3_db_readonly(handle(), "main") != 0;
}

void Database::keep_log_on_close(bool is_kept) {
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_kept ? 1 : 0, nullptr);
}

void Database::run(Prepared& statement, const char* sql) {
  if (!statement) {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr) !=
        SQLITE_OK) {
      throw StoreError::last_of(handle());
    }
    statement.reset(prepared);
  }
  sqlite3_step(statement.get());
  if (sqlite3_reset(statement.get()) != SQLITE_OK) throw StoreError::last_of(handle());
}

void Database::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Database::Closer::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

void forgo_memory_statistics() {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace glueprint
