#include "server/faults/kinds/retry_after.hpp"

#include <fmt/format.h>

#include "core/limits.hpp"
#include "server/faults/fault_kind.hpp"

namespace glueprint {

constexpr const char* member = "retry_after_ms";

nlohmann::json retry_after_schema() {
  return whole_number_schema(
      0, fault_time_max.count(),
      "When the client may come again, sent as x-amz-retry-after (milliseconds) and as "
      "Retry-After (seconds).");
}

std::optional<std::chrono::milliseconds> retry_after_of(const nlohmann::json& parameters) {
  if (!parameters.contains(member)) return std::nullopt;
  return std::chrono::milliseconds{parameters.at(member).get<std::int64_t>()};
}

void add_retry_after(Response& response, std::optional<std::chrono::milliseconds> retry_after) {
  if (!retry_after) return;
  response.fields.set("x-amz-retry-after", fmt::to_string(retry_after->count()));
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(*retry_after);
  response.fields.set("Retry-After", fmt::to_string(seconds.count()));
}

}  // namespace glueprint
