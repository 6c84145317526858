#pragma once

#include <algorithm>
#include <string_view>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"

namespace glueprint {

// Whether text is the number of an AWS account: 12 digits.
inline bool is_account(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

// Whether text has the form of an AWS region, such as `us-gov-west-1`: at least two parts of
// lower-case letters, then a number. New regions need no new version of the program.
inline bool is_region(std::string_view text) {
  if (text.size() > region_chars_max) return false;
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  int words = 0;
  while (true) {
    const auto end = std::min(text.find('-'), text.size());
    const auto part = text.substr(0, end);
    if (part.empty()) return false;
    const bool is_last = end == text.size();
    if (is_last) return words >= 2 && std::all_of(part.begin(), part.end(), is_digit);
    if (!std::all_of(part.begin(), part.end(), is_lower)) return false;
    ++words;
    text.remove_prefix(end + 1);
  }
}

}  // namespace glueprint
