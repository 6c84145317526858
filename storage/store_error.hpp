#pragma once

#include <stdexcept>

struct sqlite3;

namespace glueprint {

// The database cannot do what was asked. The text is one line for a person: the file, what is wrong
// and, if there is one, the cure.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;

  // The error of the last call that failed on the connection.
  static StoreError last_of(sqlite3* connection);
};

}  // namespace glueprint
