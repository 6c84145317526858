#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/time/instant.hpp"
#include "storage/database.hpp"

struct sqlite3_stmt;

namespace glueprint {

// A piece of SQL, prepared once and kept for as long as its table.
class Statement {
 public:
  // Throws StoreError, as when the database lacks a table that the SQL names.
  Statement(Database& database, std::string_view sql);

  // Runs SQL that answers no rows, with these values for its parameters. Throws StoreError.
  template <typename... Values>
  void run(const Values&... values);

 private:
  friend class StatementUse;

  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  bool is_in_use_ = false;
};

// One execution of a statement: the values of its parameters, then its rows. When it ends, in
// whatever way, the statement is ready again. Values are bound to ?1, ?2 and so on, in order. Text
// is not copied and must outlive the use.
class StatementUse {
 public:
  // Throws std::logic_error when the statement is in use, or has another number of parameters.
  template <typename... Values>
  explicit StatementUse(Statement& statement, const Values&... values)
      : StatementUse{Begin{static_cast<int>(sizeof...(values))}, statement} {
    int parameter = 0;
    (bind(++parameter, values), ...);
  }

  StatementUse(const StatementUse&) = delete;
  StatementUse& operator=(const StatementUse&) = delete;
  ~StatementUse();

  // Moves to the next row. False at the end, which is where a write is committed. Throws
  // StoreError.
  bool next();

  // The columns of the row, from 0 on. Views are valid until the next row or the end of the use.
  std::int64_t integer(int column) const;
  double real(int column) const;
  Instant instant(int column) const { return Instant{Duration{integer(column)}}; }
  std::string_view text(int column) const { return optional_text(column).value_or(""); }
  std::optional<std::string_view> optional_text(int column) const;
  std::optional<std::string> optional_string(int column) const;
  bool is_null(int column) const;

 private:
  struct Begin {
    int parameters = 0;
  };
  StatementUse(Begin begin, Statement& statement);

  void bind(int parameter, std::int64_t value);
  void bind(int parameter, int value) { bind(parameter, std::int64_t{value}); }
  void bind(int parameter, double value);
  void bind(int parameter, std::string_view value);
  void bind(int parameter, Instant value) { bind(parameter, value.time_since_epoch().count()); }
  template <typename Value>
  void bind(int parameter, const std::optional<Value>& value) {
    if (value) bind(parameter, *value);  // a parameter without a value is NULL
  }
  void require_ok(int result) const;

  Statement& statement_;
  sqlite3_stmt* rows_;
};

// The SQL of a statement that shares its beginning with others.
inline std::string sql(std::string_view beginning, std::string_view end) {
  return std::string{beginning}.append(end);
}

template <typename... Values>
void Statement::run(const Values&... values) {
  StatementUse{*this, values...}.next();
}

}  // namespace glueprint
