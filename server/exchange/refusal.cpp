#include "server/exchange/refusal.hpp"

#include <cstddef>
#include <iterator>

#include <fmt/format.h>

#include "core/time/clock.hpp"
#include "core/time/http_date.hpp"

namespace glueprint {

void write_refusal(const Refusal& refusal, Response& response) {
  response.clear();
  response.status = refusal.status;
  append_date_field(response.fields, real_now());
  response.add_field("Content-Type", "text/plain; charset=utf-8");
  response.body.append(refusal.message).append("\n");
}

std::string in_quotes(std::string_view text) {
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
