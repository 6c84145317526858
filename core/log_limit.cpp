#include "core/log_limit.hpp"

#include <utility>

#include <fmt/format.h>

namespace glueprint {

std::optional<std::string> LogLimit::admit(TimePoint now) {
  if (!begin_ || now - *begin_ >= interval_) {
    begin_ = now;
    lines_ = 0;
  }
  if (lines_ >= lines_max_) {
    ++left_out_;
    return std::nullopt;
  }
  ++lines_;
  const auto left_out = std::exchange(left_out_, 0);
  return left_out == 0 ? std::string{} : fmt::format(" ({} like it were not logged)", left_out);
}

}  // namespace glueprint
