#include "server/security/signature_v4.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/text/ascii.hpp"
#include "core/text/percent_encoding.hpp"
#include "core/text/url.hpp"
#include "server/security/digest.hpp"

namespace glueprint {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// Without empty and dot segments, and encoded once more than on the wire.
std::string canonical_path(std::string_view path) {
  std::vector<std::string_view> kept;
  for (const auto segment : split(path, '/')) {
    if (segment.empty() || segment == ".") continue;
    if (segment != "..") {
      kept.push_back(segment);
    } else if (!kept.empty()) {
      kept.pop_back();
    }
  }
  std::string result = "/";
  for (const auto segment : kept) result.append(percent_encoded(segment)).append("/");
  if (!kept.empty() && !path.ends_with('/')) result.pop_back();
  return result;
}

std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const auto parameter : split(query, '&')) {
    if (parameter.empty()) continue;
    const auto equals = std::min(parameter.find('='), parameter.size());
    const auto value = parameter.substr(std::min(equals + 1, parameter.size()));
    parameters.emplace_back(percent_encoded(percent_decoded(parameter.substr(0, equals))),
                            percent_encoded(percent_decoded(value)));
  }
  std::sort(parameters.begin(), parameters.end());
  std::string result;
  for (const auto& [name, value] : parameters) {
    if (!result.empty()) result += '&';
    result.append(name).append("=").append(value);
  }
  return result;
}

// Trimmed, with each run of spaces reduced to one.
std::string canonical_value(std::string_view value) {
  std::string result;
  for (const char c : trimmed(value)) {
    if (c != ' ' || !result.ends_with(' ')) result += c;
  }
  return result;
}

std::string canonical_header(const RequestHead& head, std::string_view name) {
  std::string line{name};
  char separator = ':';
  for (const auto& field : head.fields) {
    if (!equals_ignoring_case(field.name, name)) continue;
    line.append(1, separator).append(canonical_value(field.value));
    separator = ',';
  }
  if (separator == ':') line += separator;
  return line;
}

}  // namespace

std::string canonical_request(const RequestHead& head, std::string_view signed_headers,
                              std::string_view body) {
  std::string text{head.method};
  text.append("\n").append(canonical_path(path_of(head.target)));
  text.append("\n").append(canonical_query(query_of(head.target)));
  text.append("\n");
  for (const auto name : split(signed_headers, ';')) {
    text.append(canonical_header(head, name)).append("\n");
  }
  text.append("\n").append(signed_headers);
  return text.append("\n").append(sha256_hex(body));
}

std::string string_to_sign(std::string_view time, const CredentialScope& scope,
                           std::string_view canonical_request) {
  std::string text = "AWS4-HMAC-SHA256\n";
  text.append(time).append("\n");
  text.append(scope.date).append("/").append(scope.region).append("/").append(scope.service);
  text.append("/").append(scope.terminator).append("\n");
  return text.append(sha256_hex(canonical_request));
}

std::string signature(std::string_view secret, const CredentialScope& scope,
                      std::string_view string_to_sign) {
  auto key = hmac_sha256(std::string{"AWS4"}.append(secret), scope.date);
  for (const auto part : {scope.region, scope.service, scope.terminator})
    key = hmac_sha256(key, part);
  return to_hex(hmac_sha256(key, string_to_sign));
}

}  // namespace glueprint
