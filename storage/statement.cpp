#include "storage/statement.hpp"

#include <stdexcept>

#include <sqlite3.h>

namespace glueprint {

Statement::Statement(Database& database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (result != SQLITE_OK) throw StoreError::last_of(database.handle());
  statement_.reset(statement);
}

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

StatementUse::StatementUse(Begin begin, Statement& statement)
    : statement_{statement}, rows_{statement.statement_.get()} {
  if (statement.is_in_use_) {
    throw std::logic_error{std::string{"already in use: "} + sqlite3_sql(rows_)};
  }
  if (begin.parameters != sqlite3_bind_parameter_count(rows_)) {
    throw std::logic_error{std::string{"wrong number of values: "} + sqlite3_sql(rows_)};
  }
  statement.is_in_use_ = true;
}

StatementUse::~StatementUse() {
  sqlite3_reset(rows_);
  sqlite3_clear_bindings(rows_);
  statement_.is_in_use_ = false;
}

bool StatementUse::next() {
  const int result = sqlite3_step(rows_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  throw StoreError::last_of(sqlite3_db_handle(rows_));
}

std::int64_t StatementUse::integer(int column) const {
  return sqlite3_column_int64(rows_, column);
}

double StatementUse::real(int column) const {
  return sqlite3_column_double(rows_, column);
}

bool StatementUse::is_null(int column) const {
  return sqlite3_column_type(rows_, column) == SQLITE_NULL;
}

std::optional<std::string_view> StatementUse::optional_text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(rows_, column));
  if (text == nullptr) return std::nullopt;
  return std::string_view{text, static_cast<std::size_t>(sqlite3_column_bytes(rows_, column))};
}

std::optional<std::string> StatementUse::optional_string(int column) const {
  const auto text = optional_text(column);
  return text ? std::optional<std::string>{*text} : std::nullopt;
}

void StatementUse::bind(int parameter, std::int64_t value) {
  require_ok(sqlite3_bind_int64(rows_, parameter, value));
}

void StatementUse::bind(int parameter, double value) {
  require_ok(sqlite3_bind_double(rows_, parameter, value));
}

void StatementUse::bind(int parameter, std::string_view value) {
  // SQLite takes a null pointer for NULL, which is what an empty view may hold.
  const char* text = value.empty() ? "" : value.data();
  require_ok(sqlite3_bind_text64(rows_, parameter, text, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void StatementUse::require_ok(int result) const {
  if (result != SQLITE_OK) throw StoreError::last_of(sqlite3_db_handle(rows_));
}

}  // namespace glueprint
