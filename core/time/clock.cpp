#include "core/time/clock.hpp"

#include <algorithm>

namespace glueprint {

Instant real_now() {
  return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point steady_now() {
  return std::chrono::steady_clock::now();
}

Instant scaled_instant(Instant anchor, std::chrono::nanoseconds passed, double rate) {
  const std::chrono::duration<double, Duration::period> scaled =
      std::chrono::duration<double, Duration::period>{passed} * rate;
  const std::chrono::duration<double, Duration::period> left = latest_instant - anchor;
  if (scaled >= left) return latest_instant;
  return anchor + std::chrono::duration_cast<Duration>(scaled);
}

Instant Clock::now() const {
  if (!anchor_) return real_now();
  if (anchor_->rate == 0) return anchor_->emulated;
  const auto passed = steady_now() - anchor_->real;
  return scaled_instant(anchor_->emulated, passed, anchor_->rate);
}

ClockSetting Clock::setting() const {
  return anchor_ ? ClockSetting{now(), anchor_->rate} : ClockSetting{};
}

void Clock::set(const ClockSetting& setting) {
  if (setting == ClockSetting{}) {
    anchor_.reset();
    return;
  }
  const auto emulated = setting.now ? *setting.now : now();
  anchor_ = Anchor{emulated, steady_now(), setting.rate};
}

void Clock::advance(Duration by) {
  const auto rate = setting().rate;
  set({std::clamp(now() + by, earliest_instant, latest_instant), rate});
}

}  // namespace glueprint
