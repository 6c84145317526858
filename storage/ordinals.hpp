#pragma once

#include <cstdint>
#include <string_view>

#include "storage/statement.hpp"

namespace glueprint {

// Counters that survive a restart with a data file, so that no seeded draw repeats.
class Ordinals {
 public:
  explicit Ordinals(Database& database);

  // The next number of that kind in an account, from 1 on.
  std::int64_t take(std::string_view account, std::string_view kind);

  // Takes that many at once, and returns the first of them.
  std::int64_t take(std::string_view account, std::string_view kind, std::int64_t count);

  // Restarts the counters of an account, or of all. Counters that belong to no account go on.
  void rewind(std::string_view account);
  void rewind_all();

 private:
  Statement take_;
  Statement rewind_;
  Statement rewind_all_;
};

}  // namespace glueprint
