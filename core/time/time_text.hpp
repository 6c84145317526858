#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

// A length of time as users write it: a whole number and its unit, `250ms`, `3s`, `10m` or `24h`.
// Nothing is longer than a thousand years.
std::optional<Duration> read_duration(std::string_view text);

// The shortest such text that says the same.
std::string write_duration(Duration duration);

// A point of time in ISO 8601, `2024-02-23T14:44:45.123Z` or with an offset such as `+01:00`, from
// 1970 to 9999. What is finer than a millisecond is cut off.
std::optional<Instant> read_instant(std::string_view text);

// The way back, in UTC: `2024-02-23T14:44:45.123Z`.
std::string write_instant(Instant instant);

// How long ago, as `-2h`: the distance, without its sign.
std::optional<Duration> read_time_ago(std::string_view text);

}  // namespace glueprint
