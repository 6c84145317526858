#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace glueprint {

// A number such as `60` or `0.5` that stands alone: digits and at most one point, no sign and no
// exponent.
inline std::optional<double> read_decimal(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  const bool is_plain = text.find_first_not_of("0123456789.") == std::string_view::npos;
  if (!is_plain || error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

}  // namespace glueprint
