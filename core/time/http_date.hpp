#pragma once

#include <array>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

// An instant as HTTP writes dates (RFC 9110, 5.6.7): `Fri, 23 Feb 2024 14:44:45 GMT`. The year has
// four digits, so the instant must lie between the years 0 and 9999.
class HttpDate {
 public:
  explicit HttpDate(Instant instant);

  std::string_view text() const { return {text_.data(), text_.size()}; }

 private:
  static constexpr std::string_view pattern = "Day, 00 Mon 0000 00:00:00 GMT";

  std::array<char, pattern.size()> text_;
};

}  // namespace glueprint
