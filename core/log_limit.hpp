#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "core/limits.hpp"

namespace glueprint {

// Bounds how often the log says one sort of thing, which clients can cause: so many lines in an
// interval, then none until the next one.
class LogLimit {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  LogLimit() = default;
  explicit LogLimit(std::size_t lines_max, std::chrono::milliseconds interval = log_interval)
      : lines_max_{lines_max}, interval_{interval} {}

  // Nothing when the line is to be left out. Else what to add to it: how many were left out since
  // the last one, or an empty text.
  std::optional<std::string> admit(TimePoint now);

 private:
  std::size_t lines_max_ = log_lines_max;
  std::chrono::milliseconds interval_ = log_interval;
  std::optional<TimePoint> begin_;  // of the interval
  std::size_t lines_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace glueprint
