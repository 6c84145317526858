#pragma once

#include <string_view>

#include "storage/statement.hpp"

namespace glueprint {

// Names as they come from a query, in ascending order. Only one cursor of a query is open at a
// time.
class NameCursor {
 public:
  template <typename... Values>
  explicit NameCursor(Statement& statement, const Values&... values) : use_{statement, values...} {}

  // Moves to the next name; false at the end.
  bool next() { return use_.next(); }

  // The name that the cursor stands on: valid until the cursor moves or ends.
  std::string_view name() const { return use_.text(0); }

 private:
  StatementUse use_;
};

}  // namespace glueprint
