#include "server/api/credentials.hpp"

#include <algorithm>
#include <array>

#include "server/ascii.hpp"

namespace glueprint {
namespace {

// Laxer than the names that flags take: tests may sign for a region of their own invention.
bool may_be_region(std::string_view text) {
  constexpr std::size_t characters_max = 32;
  return !text.empty() && text.size() <= characters_max &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

}  // namespace

std::optional<Credential> read_credential(std::string_view authorization) {
  constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
  constexpr std::string_view parameter = "Credential=";
  if (!authorization.starts_with(algorithm)) return std::nullopt;
  const auto begin = authorization.find(parameter);
  if (begin == std::string_view::npos) return std::nullopt;
  auto scope = authorization.substr(begin + parameter.size());
  scope = scope.substr(0, scope.find_first_of(", "));

  std::array<std::string_view, 5> parts;  // access key, date, region, service, aws4_request
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto end = scope.find('/');
    const bool is_last = part + 1 == parts.size();
    if (is_last != (end == std::string_view::npos)) return std::nullopt;
    parts[part] = scope.substr(0, end);
    if (!is_last) scope.remove_prefix(end + 1);
  }
  if (parts[4] != "aws4_request" || !may_be_region(parts[2])) return std::nullopt;
  return Credential{parts[0], parts[2], parts[3]};
}

}  // namespace glueprint
