#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

// A duration as users write it: a whole number and its unit, `250ms`, `3s`, `10m` or `24h`. The
// maximum is a thousand years.
std::optional<Duration> read_duration(std::string_view text);

// The shortest text for a duration that read_duration reads back.
std::string write_duration(Duration duration);

// An instant in ISO 8601, `2024-02-23T14:44:45.123Z` or with an offset such as `+01:00`, from 1970
// to 9999. Digits beyond milliseconds are cut off.
std::optional<Instant> read_instant(std::string_view text);

// Whether a text is written as an instant, or a time ago, though it may name none that there is.
bool has_form_of_instant(std::string_view text);
bool has_form_of_time_ago(std::string_view text);

// The inverse of read_instant, in UTC: `2024-02-23T14:44:45.123Z`.
std::string write_instant(Instant instant);

// A time ago, such as `-2h`: the duration, without its sign.
std::optional<Duration> read_time_ago(std::string_view text);

}  // namespace glueprint
