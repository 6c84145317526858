#include "server/admin/query.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "server/admin/problem.hpp"
#include "server/utf8.hpp"

namespace glueprint {
namespace {

char escaped_byte(std::string_view digits, std::string_view what) {
  unsigned char byte = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, byte, 16);
  if (digits.size() == 2 && error == std::errc{} && rest == end) return static_cast<char>(byte);
  throw Problem{400, fmt::format("{} has a % that two hexadecimal digits do not follow.", what)};
}

}  // namespace

std::string percent_decoded(std::string_view text, std::string_view what) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    decoded += escaped_byte(text.substr(i + 1, 2), what);
    i += 2;
  }
  if (!is_utf8(decoded)) throw Problem{400, fmt::format("{} is not UTF-8.", what)};
  return decoded;
}

std::map<std::string, std::string> read_query(std::string_view query) {
  std::map<std::string, std::string> parameters;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto part = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (part.empty()) continue;
    const auto equals = std::min(part.find('='), part.size());
    auto name = percent_decoded(part.substr(0, equals), "The query");
    auto value = percent_decoded(part.substr(std::min(equals + 1, part.size())), "The query");
    if (parameters.contains(name)) throw wrong_parameter(name, "is given twice; keep one");
    parameters.emplace(std::move(name), std::move(value));
  }
  return parameters;
}

}  // namespace glueprint
