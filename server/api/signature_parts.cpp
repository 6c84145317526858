#include "server/api/signature_parts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/text/url.hpp"
#include "core/text/whole_number.hpp"
#include "server/api/credentials.hpp"
#include "server/model/known_errors.hpp"

namespace glueprint {
namespace {

std::string_view time_of(const RequestHead& head) {
  const auto amazon_date = head.value("X-Amz-Date");
  return amazon_date.empty() ? head.value("Date") : amazon_date;
}

bool has_query_signature(std::string_view target) {
  return find_query_parameter(target, "X-Amz-Algorithm").has_value();
}

// Throws when Authorization is incomplete.
SignatureParts parts_of_header(const RequestHead& head) {
  const auto text = head.value("Authorization");
  const auto authorization = read_authorization(text);
  std::string missing;
  const auto require = [&missing](std::string_view value, std::string_view name) {
    if (!value.empty()) return;
    missing += fmt::format("Authorization header requires '{}' parameter. ", name);
  };
  require(authorization.credential, "Credential");
  require(authorization.signature, "Signature");
  require(authorization.signed_headers, "SignedHeaders");
  if (time_of(head).empty()) {
    missing +=
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  }
  if (!missing.empty()) {
    throw incomplete_signature(fmt::format("{}Authorization={}", missing, text));
  }
  return {std::string{authorization.algorithm},
          std::string{authorization.credential},
          std::string{authorization.signed_headers},
          std::string{authorization.signature},
          std::string{time_of(head)},
          std::string{head.value("X-Amz-Security-Token")}};
}

// Throws when the query is incomplete.
SignatureParts parts_of_query(std::string_view target) {
  std::string missing;
  const auto required = [&](std::string_view name) {
    auto value = find_query_parameter(target, name).value_or("");
    if (value.empty())
      missing += fmt::format("AWS query-string parameters must include '{}'. ", name);
    return value;
  };
  SignatureParts parts;
  parts.algorithm = required("X-Amz-Algorithm");
  parts.credential = required("X-Amz-Credential");
  parts.signature = required("X-Amz-Signature");
  parts.signed_headers = required("X-Amz-SignedHeaders");
  parts.time = required("X-Amz-Date");
  if (!missing.empty()) {
    throw incomplete_signature(missing + "Re-examine the query-string parameters.");
  }
  parts.session_token = find_query_parameter(target, "X-Amz-Security-Token").value_or("");
  const auto expires = find_query_parameter(target, "X-Amz-Expires");
  const auto seconds = expires ? read_whole_number(*expires) : std::nullopt;
  if (seconds && *seconds <= presigned_seconds_max) {
    parts.lasts = std::chrono::seconds{*seconds};
  }
  return parts;
}

}  // namespace

SignatureParts read_signature_parts(const RequestHead& head) {
  const bool has_header = !head.value("Authorization").empty();
  const bool has_query = has_query_signature(head.target);
  if (has_header && has_query) {
    throw invalid_signature(
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
  }
  if (has_header) return parts_of_header(head);
  if (has_credentials(head)) return parts_of_query(head.target);
  throw known_error("MissingAuthenticationTokenException");
}

std::string without_signature(std::string_view target) {
  constexpr std::string_view parameter = "X-Amz-Signature=";
  std::string result{path_of(target)};
  auto query = query_of(target);
  char separator = '?';
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto part = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (part.starts_with(parameter)) continue;
    result.append(1, separator).append(part);
    separator = '&';
  }
  return result;
}

ApiError incomplete_signature(std::string message) {
  return {"IncompleteSignatureException", std::move(message)};
}

ApiError invalid_signature(std::string message) {
  return {"InvalidSignatureException", std::move(message)};
}

ApiError known_error(std::string_view code) {
  return {std::string{code}, std::string{find_known_error(code)->message}};
}

}  // namespace glueprint
