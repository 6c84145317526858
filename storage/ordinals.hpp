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

 private:
  Statement take_;
};

}  // namespace glueprint
