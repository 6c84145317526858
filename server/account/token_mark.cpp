#include "server/account/token_mark.hpp"

#include <cstddef>
#include <functional>

namespace glueprint {

std::uint64_t mark_of_token(std::string_view token) {
  return token.empty() ? 0 : std::uint64_t{std::hash<std::string_view>{}(token)} | 1;
}

// A text in the page that held these bytes would have its quotes escaped.
std::uint64_t mark_of_token_in(std::string_view page) {
  constexpr std::string_view key = "\"NextToken\":\"";
  const auto found = page.rfind(key);
  if (found == std::string_view::npos) return 0;
  const auto begin = found + key.size();
  const auto end = page.find('"', begin);
  return end == std::string_view::npos ? 0 : mark_of_token(page.substr(begin, end - begin));
}

}  // namespace glueprint
