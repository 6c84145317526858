#include "server/cli/flag_values.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "core/text/decimal_number.hpp"
#include "core/text/host_name.hpp"
#include "server/documents/fixture_time.hpp"

namespace glueprint {

bool is_listening_host(std::string_view text) {
  return text == "localhost" || is_address(text);
}

bool is_path(std::string_view text) {
  return !text.empty() && text.find('\0') == std::string_view::npos;
}

std::optional<Instant> read_clock_instant(std::string_view text) {
  if (text.starts_with('-')) return std::nullopt;
  const auto seconds = read_decimal(text);
  const auto value = seconds ? nlohmann::json(*seconds) : nlohmann::json(text);
  const auto time = read_fixture_time(value);
  return time ? std::optional{time->when_loaded(Instant{})} : std::nullopt;
}

}  // namespace glueprint
