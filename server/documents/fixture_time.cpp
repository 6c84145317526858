#include "server/documents/fixture_time.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

#include "core/time/duration_text.hpp"
#include "core/time/time_text.hpp"

namespace glueprint {
namespace {

// AWS tells times in seconds; the last one of the year 9999 has its milliseconds.
constexpr double epoch_seconds_max = 253402300799.999;

// With a blank for the T too, as Python's str writes it.
std::optional<Instant> read_pasted_instant(std::string text) {
  constexpr std::size_t date_chars = 10;
  if (text.size() > date_chars && text[date_chars] == ' ') text[date_chars] = 'T';
  return read_instant(text);
}

}  // namespace

Instant FixtureTime::when_loaded(Instant now) const {
  return std::max(is_relative_ ? now - ago_ : instant_, Instant{});
}

bool FixtureTime::is_always_before(const FixtureTime& other) const {
  if (is_relative_ != other.is_relative_) return false;
  return is_relative_ ? ago_ > other.ago_ : instant_ < other.instant_;
}

std::optional<FixtureTime> read_fixture_time(const nlohmann::json& value) {
  if (value.is_number()) {
    const auto seconds = value.get<double>();
    if (seconds < 0 || seconds > epoch_seconds_max) return std::nullopt;
    return FixtureTime::at(Instant{Duration{std::llround(seconds * 1000)}});
  }
  if (!value.is_string()) return std::nullopt;
  const auto& text = value.get_ref<const std::string&>();
  if (const auto ago = read_time_ago(text)) return FixtureTime::ago(*ago);
  if (const auto instant = read_pasted_instant(text)) return FixtureTime::at(*instant);
  return std::nullopt;
}

}  // namespace glueprint
