#include "server/api/credentials.hpp"

#include <algorithm>
#include <array>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"

namespace glueprint {
namespace {

// Takes the next word off, up to a comma or a blank.
std::string_view take_word(std::string_view& text) {
  constexpr std::string_view separators = ", ";
  text.remove_prefix(std::min(text.find_first_not_of(separators), text.size()));
  const auto word = text.substr(0, text.find_first_of(separators));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace

Authorization read_authorization(std::string_view header) {
  Authorization authorization;
  authorization.algorithm = take_word(header);
  for (auto word = take_word(header); !word.empty(); word = take_word(header)) {
    const auto equals = std::min(word.find('='), word.size());
    const auto name = word.substr(0, equals);
    const auto value = word.substr(std::min(equals + 1, word.size()));
    if (name == "Credential") authorization.credential = value;
    if (name == "SignedHeaders") authorization.signed_headers = value;
    if (name == "Signature") authorization.signature = value;
  }
  return authorization;
}

std::optional<Credential> read_credential(const Authorization& authorization) {
  auto rest = authorization.credential;
  std::array<std::string_view, 5> parts;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto end = rest.find('/');
    const bool is_last = part + 1 == parts.size();
    if (is_last != (end == std::string_view::npos)) return std::nullopt;
    parts[part] = rest.substr(0, end);
    if (!is_last) rest.remove_prefix(end + 1);
  }
  return Credential{parts[0], {parts[1], parts[2], parts[3], parts[4]}};
}

bool may_be_region(std::string_view text) {
  return !text.empty() && text.size() <= region_chars_max &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

std::optional<Credential> find_credential(std::string_view header) {
  const auto authorization = read_authorization(header);
  if (authorization.algorithm != "AWS4-HMAC-SHA256") return std::nullopt;
  const auto credential = read_credential(authorization);
  const bool is_usable = credential && credential->scope.terminator == "aws4_request" &&
                         may_be_region(credential->scope.region);
  return is_usable ? credential : std::nullopt;
}

}  // namespace glueprint
