#pragma once

#include <string_view>

namespace glueprint {

// The patterns that our JSON Schemas may use, in the form that editors understand.
inline constexpr std::string_view duration_pattern = "^(0|[1-9][0-9]*)(ms|s|m|h)$";
inline constexpr std::string_view signed_duration_pattern = "^-?(0|[1-9][0-9]*)(ms|s|m|h)$";
inline constexpr std::string_view time_pattern =
    "^((0|[1-9][0-9]*)(ms|s|m|h)|[0-9]{4}-[0-9]{2}-[0-9]{2}T.+)$";

// The meaning of a pattern, and how to describe it to a person.
struct SchemaPattern {
  std::string_view pattern;
  bool (*matches)(std::string_view text);
  std::string_view expected;
};

// Throws std::logic_error for a pattern that is not one of these.
const SchemaPattern& schema_pattern(std::string_view pattern);

}  // namespace glueprint
