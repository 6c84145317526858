#include "server/api/credentials.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"
#include "core/text/percent_encoding.hpp"
#include "core/text/url.hpp"

namespace glueprint {
namespace {

// Takes the next word off, up to a comma or a blank.
std::string_view take_word(std::string_view& text) {
  const auto is_separator = [](char c) { return c == ',' || c == ' '; };
  std::size_t begin = 0;
  while (begin < text.size() && is_separator(text[begin])) ++begin;
  auto end = begin;
  while (end < text.size() && !is_separator(text[end])) ++end;
  const auto word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

// Takes the part up to the next separator off.
std::string_view take_part(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

std::optional<Identity> identity_of_v4(const Authorization& authorization) {
  const auto credential = read_credential(authorization);
  if (!credential) return std::nullopt;
  const auto& scope = credential->scope;
  if (scope.terminator != "aws4_request" || !may_be_region(scope.region)) return std::nullopt;
  return Identity{std::string{credential->access_key}, std::string{scope.region},
                  std::string{scope.service}};
}

// A credential of version 4A, `AKID/20260101/glue/aws4_request`, holds no region.
std::optional<Identity> identity_of_v4a(const Authorization& authorization,
                                        std::string_view regions) {
  auto rest = authorization.credential;
  Identity identity;
  identity.access_key = take_part(rest, '/');
  take_part(rest, '/');  // the date
  identity.service = take_part(rest, '/');
  if (rest != "aws4_request" || identity.service.empty()) return std::nullopt;
  while (!regions.empty() && identity.region.empty()) {
    const auto region = trimmed(take_part(regions, ','));
    if (may_be_region(region)) identity.region = region;
  }
  return identity;
}

std::optional<Identity> identity_of(const Authorization& authorization, std::string_view regions) {
  if (authorization.algorithm == "AWS4-HMAC-SHA256") return identity_of_v4(authorization);
  if (authorization.algorithm != "AWS4-ECDSA-P256-SHA256") return std::nullopt;
  return identity_of_v4a(authorization, regions);
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

std::optional<std::string> find_query_parameter(std::string_view target, std::string_view name) {
  auto query = query_of(target);
  while (!query.empty()) {
    const auto parameter = take_part(query, '&');
    const auto equals = std::min(parameter.find('='), parameter.size());
    if (percent_decoded(parameter.substr(0, equals)) != name) continue;
    return percent_decoded(parameter.substr(std::min(equals + 1, parameter.size())));
  }
  return std::nullopt;
}

std::optional<Identity> find_identity(const RequestHead& head) {
  if (const auto header = head.value("Authorization"); !header.empty()) {
    return identity_of(read_authorization(header), head.value("X-Amz-Region-Set"));
  }
  const auto value = [&head](std::string_view name) {
    return find_query_parameter(head.target, name).value_or("");
  };
  const auto algorithm = value("X-Amz-Algorithm");
  const auto credential = value("X-Amz-Credential");
  const auto regions = value("X-Amz-Region-Set");
  return identity_of({algorithm, credential, {}, {}}, regions);
}

bool has_credentials(const RequestHead& head) {
  return !head.value("Authorization").empty() ||
         find_query_parameter(head.target, "X-Amz-Algorithm") ||
         find_query_parameter(head.target, "X-Amz-Credential");
}

}  // namespace glueprint
