#include "core/text/glob.hpp"

#include <cstddef>

namespace glueprint {

// Backtracks to the last star only: what matches before it stays matched whatever the star takes.
bool matches_glob(std::string_view pattern, std::string_view text) {
  constexpr auto none = std::string_view::npos;
  std::size_t in_pattern = 0;
  std::size_t in_text = 0;
  std::size_t last_star = none;
  std::size_t star_end = 0;
  while (in_text < text.size()) {
    const char wanted = in_pattern < pattern.size() ? pattern[in_pattern] : '\0';
    if (wanted == '*' && in_pattern < pattern.size()) {
      last_star = in_pattern++;
      star_end = in_text;
    } else if (in_pattern < pattern.size() && (wanted == '?' || wanted == text[in_text])) {
      ++in_pattern;
      ++in_text;
    } else if (last_star != none) {
      in_pattern = last_star + 1;
      in_text = ++star_end;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == none;
}

}  // namespace glueprint
