#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace glueprint {

// How many requests to the API were answered, by operation and code, and how long the answers took.
class AnswerCounts {
 public:
  // The upper ends of the ranges of durations, in seconds; beyond them is one range more.
  static constexpr std::array duration_ends{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                            0.25,   0.5,   1.0,    2.5,   5.0,  10.0,  30.0};

  // Beyond answer_series_max of them, new operations and codes count as `other`.
  void add(std::string_view operation, std::string_view code, std::chrono::microseconds duration);

  using Name = std::pair<std::string, std::string>;  // of an operation, and its code
  const std::map<Name, std::uint64_t>& all() const { return counts_; }

  // How many answers took as long as each range says, and all together.
  const std::array<std::uint64_t, duration_ends.size() + 1>& durations() const {
    return durations_;
  }
  std::chrono::microseconds duration_sum() const { return duration_sum_; }

 private:
  std::map<Name, std::uint64_t> counts_;
  std::array<std::uint64_t, duration_ends.size() + 1> durations_{};
  std::chrono::microseconds duration_sum_{0};
};

}  // namespace glueprint
