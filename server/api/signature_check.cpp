#include "server/api/signature_check.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"
#include "core/time/time_text.hpp"
#include "server/api/credentials.hpp"
#include "server/model/api_error.hpp"
#include "server/model/known_errors.hpp"
#include "server/security/digest.hpp"
#include "server/security/signature_v4.hpp"

namespace glueprint {
namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

ApiError incomplete_signature(std::string message) {
  return {"IncompleteSignatureException", std::move(message)};
}

ApiError invalid_signature(std::string message) {
  return {"InvalidSignatureException", std::move(message)};
}

// An error whose text is always the same.
ApiError known(std::string_view code) {
  return {std::string{code}, std::string{find_known_error(code)->message}};
}

std::string_view time_of(const RequestHead& head) {
  const auto amazon_date = head.value("X-Amz-Date");
  return amazon_date.empty() ? head.value("Date") : amazon_date;
}

bool has_query_signature(std::string_view target) {
  constexpr std::string_view parameter = "X-Amz-Algorithm=";
  const auto place = target.find(parameter);
  return place != std::string_view::npos && (target[place - 1] == '?' || target[place - 1] == '&');
}

// Throws when Authorization is absent or incomplete.
Authorization read_whole_authorization(const RequestHead& head) {
  const auto text = head.value("Authorization");
  if (!text.empty() && has_query_signature(head.target)) {
    throw invalid_signature(
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
  }
  if (text.empty()) throw known("MissingAuthenticationTokenException");
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
  if (missing.empty()) return authorization;
  throw incomplete_signature(fmt::format("{}Authorization={}", missing, text));
}

// ISO 8601 in its basic form.
std::string compact(Instant instant) {
  auto text = write_instant(std::chrono::floor<std::chrono::seconds>(instant));
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  text.resize(text.find_first_of(".Z"));
  return text + 'Z';
}

std::optional<Instant> read_compact(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  return read_instant(fmt::format("{}-{}-{}T{}:{}:{}Z", text.substr(0, 4), text.substr(4, 2),
                                  text.substr(6, 2), text.substr(9, 2), text.substr(11, 2),
                                  text.substr(13, 2)));
}

void check_time(std::string_view text, const SignatureTimes& times) {
  const auto time = read_compact(text);
  if (!time) {
    throw incomplete_signature(
        fmt::format("Date must be in ISO-8601 'basic format'. Got '{}'. See "
                    "http://en.wikipedia.org/wiki/ISO_8601",
                    text));
  }
  const auto is_near = [&](Instant now) {
    return *time >= now - signature_age_max && *time <= now + signature_age_max;
  };
  if (is_near(times.real) || is_near(times.emulated)) return;
  const auto now = times.emulated;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(signature_age_max).count();
  if (*time < now) {
    throw invalid_signature(
        fmt::format("Signature expired: {} is now earlier than {} ({} - {} min.)", text,
                    compact(now - signature_age_max), compact(now), minutes));
  }
  throw invalid_signature(
      fmt::format("Signature not yet current: {} is still later than {} ({} + {} min.)", text,
                  compact(now + signature_age_max), compact(now), minutes));
}

bool signs_host(std::string_view signed_headers) {
  while (!signed_headers.empty()) {
    const auto end = std::min(signed_headers.find(';'), signed_headers.size());
    if (equals_ignoring_case(signed_headers.substr(0, end), "host")) return true;
    signed_headers.remove_prefix(std::min(end + 1, signed_headers.size()));
  }
  return false;
}

void check_scope(const Credential& credential, std::string_view time) {
  const auto& scope = credential.scope;
  std::string wrong;
  if (!may_be_region(scope.region)) {
    wrong += fmt::format("Credential should be scoped to a valid region, not '{}'. ", scope.region);
  }
  if (scope.service != "glue") {
    wrong += "Credential should be scoped to correct service: 'glue'. ";
  }
  if (scope.terminator != "aws4_request") {
    wrong += fmt::format(
        "Credential should be scoped with a valid terminator: 'aws4_request', not '{}'. ",
        scope.terminator);
  }
  if (scope.date != time.substr(0, 8)) {
    wrong += fmt::format(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
        "HTTP: '{}' != '{}', from '{}'. ",
        scope.date, time.substr(0, 8), time);
  }
  if (wrong.empty()) return;
  wrong.pop_back();
  throw invalid_signature(std::move(wrong));
}

// The header fields that clients sign and that tell no secret.
constexpr std::array<std::string_view, 17> shown_fields{"accept",
                                                        "accept-encoding",
                                                        "amz-sdk-invocation-id",
                                                        "amz-sdk-request",
                                                        "connection",
                                                        "content-length",
                                                        "content-type",
                                                        "date",
                                                        "expect",
                                                        "host",
                                                        "user-agent",
                                                        "x-amz-api-version",
                                                        "x-amz-content-sha256",
                                                        "x-amz-date",
                                                        "x-amz-target",
                                                        "x-amz-user-agent",
                                                        "x-amzn-trace-id"};

bool may_be_shown(std::string_view name) {
  return std::any_of(shown_fields.begin(), shown_fields.end(),
                     [name](std::string_view shown) { return equals_ignoring_case(name, shown); });
}

// The head as a log may repeat it: without the query and the values of other fields, which hold the
// session token, or whatever else a client signs.
RequestHead without_secrets(RequestHead head) {
  constexpr std::string_view hidden = "(hidden)";
  head.target = head.target.substr(0, head.target.find('?'));
  for (auto& field : head.fields) {
    if (!may_be_shown(field.name)) field.value = hidden;
  }
  return head;
}

void check_session_token(const AccessKey& key, const RequestHead& head, Instant now) {
  if (!equals_in_constant_time(head.value("X-Amz-Security-Token"), key.session_token)) {
    throw known("UnrecognizedClientException");
  }
  if (key.expiration && now >= *key.expiration) throw known("ExpiredTokenException");
}

}  // namespace

void check_signature(const AccessKeys& keys, const RequestHead& head, std::string_view body,
                     const SignatureTimes& times, const Log& log) {
  const auto authorization = read_whole_authorization(head);
  const auto time = time_of(head);
  check_time(time, times);
  if (!signs_host(authorization.signed_headers)) {
    throw invalid_signature("'Host' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (authorization.algorithm != algorithm) {
    throw incomplete_signature(fmt::format("Unsupported AWS 'algorithm': '{}' (only {} for now). ",
                                           authorization.algorithm, algorithm));
  }
  const auto credential = read_credential(authorization);
  if (!credential) {
    throw incomplete_signature(
        fmt::format("Credential must have exactly 5 slash-delimited elements, e.g. "
                    "keyid/date/region/service/term, got '{}'",
                    authorization.credential));
  }
  check_scope(*credential, time);
  const auto key = keys.find(credential->access_key);
  if (key == keys.end()) throw known("UnrecognizedClientException");
  const auto canonical = canonical_request(head, authorization.signed_headers, body);
  const auto to_sign = string_to_sign(time, credential->scope, canonical);
  const auto expected = signature(key->second.secret, credential->scope, to_sign);
  if (!equals_in_constant_time(expected, authorization.signature)) {
    if (log.writes(LogLevel::debug)) {
      log.debug("The canonical request should have been\n{}\nand the string to sign\n{}",
                canonical_request(without_secrets(head), authorization.signed_headers, body),
                to_sign);
    }
    throw known("InvalidSignatureException");
  }
  check_session_token(key->second, head, times.emulated);
}

}  // namespace glueprint
