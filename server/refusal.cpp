#include "server/refusal.hpp"

#include <cstddef>
#include <iterator>

#include <fmt/format.h>

namespace glueprint {

std::string quoted(std::string_view text) {
  constexpr std::size_t shown_bytes_max = 80;
  std::string result = "\"";
  for (const char c : text.substr(0, shown_bytes_max)) {
    if (c == '"' || c == '\\') {
      result.append({'\\', c});
    } else if (c >= ' ' && c <= '~') {
      result.push_back(c);
    } else {
      fmt::format_to(std::back_inserter(result), "\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return result.append(text.size() > shown_bytes_max ? "..." : "").append("\"");
}

}  // namespace glueprint
