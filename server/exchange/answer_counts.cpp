#include "server/exchange/answer_counts.hpp"

#include <algorithm>

#include "core/limits.hpp"

namespace glueprint {

void AnswerCounts::add(std::string_view operation, std::string_view code,
                       std::chrono::microseconds duration) {
  Name name{operation, code};
  if (counts_.size() >= answer_series_max && !counts_.contains(name)) name = {"other", "other"};
  ++counts_[std::move(name)];
  const std::chrono::duration<double> seconds = duration;
  const auto* const end =
      std::lower_bound(duration_ends.begin(), duration_ends.end(), seconds.count());
  ++durations_[static_cast<std::size_t>(end - duration_ends.begin())];
  duration_sum_ += duration;
}

}  // namespace glueprint
