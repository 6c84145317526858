#pragma once

#include <cstdint>
#include <string_view>

#include "storage/statement.hpp"

namespace glueprint {

// Counters that outlive a restart with a data file, so that no seeded draw is made twice.
class Ordinals {
 public:
  explicit Ordinals(Database& database);

  // The next number of that kind in an account, from 1 on.
  std::int64_t take(std::string_view account, std::string_view kind);

  // Takes that many at once, and returns the first of them.
  std::int64_t take(std::string_view account, std::string_view kind, std::int64_t count);

  // Counts from the beginning again for an account, or for all of them. What belongs to no account
  // goes on.
  void rewind(std::string_view account);
  void rewind_all();

 private:
  Statement take_;
  Statement rewind_;
  Statement rewind_all_;
};

}  // namespace glueprint
