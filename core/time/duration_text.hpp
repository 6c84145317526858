#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/time/clock.hpp"
#include "core/time/instant.hpp"

namespace glueprint {

// From 1970 to the end of the year 9999: nothing that an emulated clock shows lasts longer.
inline constexpr Duration longest_duration = latest_instant - earliest_instant;

// A duration as users write it: numbers with their units, `250ms`, `1.5s`, `1h30m0s` or `2d`, or as
// ISO 8601 writes it, `PT90S`. What is finer than a millisecond is cut off. The maximum is
// longest_duration.
std::optional<Duration> read_duration(std::string_view text);

// The shortest text of one number and one unit that read_duration reads back.
std::string write_duration(Duration duration);

// A time ago, such as `-2h`: the duration, without its sign.
std::optional<Duration> read_time_ago(std::string_view text);

// How to mend a text that is no duration, to end an error line with: the units that a number lacks,
// or that it is too long. Empty when there is nothing to add.
std::string duration_advice(std::string_view text);

}  // namespace glueprint
