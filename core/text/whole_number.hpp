#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace glueprint {

// A whole number that stands alone: decimal digits, no sign, no leading zero (nobody shall wonder
// whether `010` is eight), nothing after it, and no larger than 64 bits hold.
inline std::optional<std::uint64_t> read_whole_number(std::string_view text) {
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

}  // namespace glueprint
