#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/clock.hpp"
#include "server/timeline_rules.hpp"
#include "server/timelines.hpp"

namespace glueprint {

// What an account has besides its data: its time, the timelines that it may name and who gets them,
// and how many requests it has sent.
struct Account {
  Clock clock;
  Timelines timelines;
  TimelineRules timeline_rules;
  std::int64_t requests = 0;
};

// The accounts that have been heard of. Beyond the maximum, newcomers share one, so that a stream
// of made-up access keys takes no memory.
class Accounts {
 public:
  // Every account begins as `initial`.
  Accounts(std::size_t accounts_max, const Account& initial)
      : accounts_max_{accounts_max}, initial_{initial}, everyone_else_{initial} {}

  Account& of(std::string_view id);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::size_t accounts_max_;
  Account initial_;
  std::unordered_map<std::string, Account, Hash, std::equal_to<>> accounts_;
  Account everyone_else_;
};

}  // namespace glueprint
