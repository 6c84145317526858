#include "server/clock.hpp"

namespace glueprint {

Instant Clock::now() const {
  if (frozen_at_) return *frozen_at_;
  return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

void Clock::advance(Duration by) {
  freeze(now() + by);
}

}  // namespace glueprint
