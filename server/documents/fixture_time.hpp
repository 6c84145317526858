#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/time/instant.hpp"

namespace glueprint {

// A timestamp as fixtures write it: an instant, or a duration before the loading.
class FixtureTime {
 public:
  static FixtureTime at(Instant instant) { return {instant, Duration{}, false}; }
  static FixtureTime ago(Duration duration) { return {Instant{}, duration, true}; }

  // The instant for a fixture that is loaded at `now`. None is earlier than 1970.
  Instant when_loaded(Instant now) const;

  // Whether this is earlier than `other` at whatever time they are loaded. False for an instant and
  // a duration: that depends on the time.
  bool is_always_before(const FixtureTime& other) const;

 private:
  FixtureTime(Instant instant, Duration ago, bool is_relative)
      : instant_{instant}, ago_{ago}, is_relative_{is_relative} {}

  Instant instant_;
  Duration ago_;
  bool is_relative_;
};

// The forms of timestamps, for error messages.
inline constexpr std::string_view fixture_time_forms =
    R"(epoch seconds (1708699485.0), ISO 8601 ("2024-02-23T14:44:45Z") or how long ago ("-2h"))";

// Reads epoch seconds as AWS and its SDKs print them, an ISO 8601 instant as the AWS CLI prints it,
// or a time ago such as `-2h`.
std::optional<FixtureTime> read_fixture_time(const nlohmann::json& value);

}  // namespace glueprint
