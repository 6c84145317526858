#include "server/insight/named_requests.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/limits.hpp"

namespace glueprint {

std::string name_requests(const std::vector<std::int64_t>& ids) {
  if (ids.size() == 1) return fmt::format("request {}", ids.front());
  const bool are_all = ids.size() <= named_requests_max;
  const auto listed = std::min(ids.size() - (are_all ? 1 : 0), named_requests_max);
  const auto end = ids.begin() + static_cast<std::ptrdiff_t>(listed);
  const auto last =
      are_all ? fmt::to_string(ids.back()) : fmt::format("{} more", ids.size() - listed);
  return fmt::format("requests {} and {}", fmt::join(ids.begin(), end, ", "), last);
}

}  // namespace glueprint
