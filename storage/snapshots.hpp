#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/scope.hpp"
#include "core/time/clock.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// A snapshot without its rows: those lie in a world of their own, `copy`, whose account is no
// account's number.
struct Snapshot {
  std::string name;
  Instant saved_on;
  Scope copy;
  ClockSetting clock;
};

// The table of snapshots.
class Snapshots {
 public:
  explicit Snapshots(Database& database);

  std::optional<Snapshot> find(const Scope& scope, std::string_view name);

  // All snapshots of a world, by name.
  std::vector<Snapshot> all(const Scope& scope);

  void insert_or_replace(const Scope& scope, const Snapshot& snapshot);
  void remove(const Scope& scope, std::string_view name);

 private:
  Statement find_;
  Statement all_;
  Statement insert_or_replace_;
  Statement remove_;
};

}  // namespace glueprint
