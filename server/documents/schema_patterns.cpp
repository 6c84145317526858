#include "server/documents/schema_patterns.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "core/time/time_text.hpp"

namespace glueprint {
namespace {

bool is_duration(std::string_view text) {
  return read_duration(text).has_value();
}

bool is_signed_duration(std::string_view text) {
  return is_duration(text) || read_time_ago(text);
}

bool is_time(std::string_view text) {
  return is_duration(text) || read_instant(text);
}

constexpr std::array<SchemaPattern, 3> patterns{{
    {duration_pattern, is_duration, R"(a duration such as "250ms", "3s", "10m" or "24h")"},
    {signed_duration_pattern, is_signed_duration, R"(a duration such as "30s", "10m" or "-1h")"},
    {time_pattern, is_time,
     R"(an instant such as "2026-01-01T00:00:00Z", or a duration such as "10m")"},
}};

}  // namespace

const SchemaPattern& schema_pattern(std::string_view pattern) {
  const auto* found = std::find_if(patterns.begin(), patterns.end(), [pattern](const auto& known) {
    return known.pattern == pattern;
  });
  if (found == patterns.end()) {
    throw std::logic_error{"no such pattern of schemas: " + std::string{pattern}};
  }
  return *found;
}

}  // namespace glueprint
