#pragma once

#include <optional>

#include "server/instant.hpp"

namespace glueprint {

// The emulated time of an account, and the only reader of the machine's clock. It runs with real
// time until it is set.
class Clock {
 public:
  // The instant it is now.
  Instant now() const;

  // From now on the clock stands still at this instant.
  void freeze(Instant at) { frozen_at_ = at; }

  // Moves a frozen clock on, or back when `by` is negative.
  void advance(Duration by);

 private:
  std::optional<Instant> frozen_at_;
};

}  // namespace glueprint
