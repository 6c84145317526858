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
#include "server/api/signature_parts.hpp"
#include "server/model/api_error.hpp"
#include "server/security/digest.hpp"
#include "server/security/signature_v4.hpp"

namespace glueprint {
namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

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

void check_time(std::string_view text, const SignatureTimes& times,
                std::chrono::milliseconds lasts) {
  const auto time = read_compact(text);
  if (!time) {
    throw incomplete_signature(
        fmt::format("Date must be in ISO-8601 'basic format'. Got '{}'. See "
                    "http://en.wikipedia.org/wiki/ISO_8601",
                    text));
  }
  const auto is_near = [&](Instant now) {
    return *time >= now - lasts && *time <= now + signature_age_max;
  };
  if (is_near(times.real) || is_near(times.emulated)) return;
  const auto now = times.emulated;
  const auto minutes_of = [](std::chrono::milliseconds span) {
    return std::chrono::duration_cast<std::chrono::minutes>(span).count();
  };
  if (*time < now) {
    throw invalid_signature(
        fmt::format("Signature expired: {} is now earlier than {} ({} - {} min.)", text,
                    compact(now - lasts), compact(now), minutes_of(lasts)));
  }
  throw invalid_signature(
      fmt::format("Signature not yet current: {} is still later than {} ({} + {} min.)", text,
                  compact(now + signature_age_max), compact(now), minutes_of(signature_age_max)));
}

bool is_signed(std::string_view field, std::string_view signed_headers) {
  while (!signed_headers.empty()) {
    const auto end = std::min(signed_headers.find(';'), signed_headers.size());
    if (equals_ignoring_case(signed_headers.substr(0, end), field)) return true;
    signed_headers.remove_prefix(std::min(end + 1, signed_headers.size()));
  }
  return false;
}

// AWS's documentation wants these fields signed. That AWS looks for them here, and the text, are
// guesses made after the one for Host.
void require_signed_fields(const RequestHead& head, std::string_view signed_headers) {
  constexpr std::string_view signed_prefix = "x-amz-";
  for (const auto& [name, value] : head.fields) {
    const bool is_meant = equals_ignoring_case(name.substr(0, signed_prefix.size()), signed_prefix);
    if (!is_meant || is_signed(name, signed_headers)) continue;
    throw invalid_signature(
        fmt::format("'{}' must be a 'SignedHeader' in the AWS Authorization.", lower(name)));
  }
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

void check_session_token(const AccessKey& key, std::string_view token, Instant now) {
  if (!equals_in_constant_time(token, key.session_token)) {
    throw known_error("UnrecognizedClientException");
  }
  if (key.expiration && now >= *key.expiration) throw known_error("ExpiredTokenException");
}

// Throws when what a signature says of itself cannot be right.
Credential check_parts(const SignatureParts& parts, const RequestHead& head,
                       const SignatureTimes& times) {
  check_time(parts.time, times, parts.lasts);
  if (!is_signed("host", parts.signed_headers)) {
    throw invalid_signature(
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (parts.algorithm != algorithm) {
    throw incomplete_signature(fmt::format("Unsupported AWS 'algorithm': '{}' (only {} for now). ",
                                           parts.algorithm, algorithm));
  }
  const auto credential = read_credential({parts.algorithm, parts.credential, {}, {}});
  if (!credential) {
    throw incomplete_signature(
        fmt::format("Credential must have exactly 5 slash-delimited elements, e.g. "
                    "keyid/date/region/service/term, got '{}'",
                    parts.credential));
  }
  check_scope(*credential, parts.time);
  require_signed_fields(head, parts.signed_headers);
  return *credential;
}

}  // namespace

void check_signature(const AccessKeys& keys, const RequestHead& head, std::string_view body,
                     const SignatureTimes& times, const Log& log) {
  const auto parts = read_signature_parts(head);
  const auto credential = check_parts(parts, head, times);
  const auto key = keys.find(credential.access_key);
  if (key == keys.end()) throw known_error("UnrecognizedClientException");
  const auto target = without_signature(head.target);
  auto signed_head = head;
  signed_head.target = target;
  const auto canonical = canonical_request(signed_head, parts.signed_headers, body);
  const auto to_sign = string_to_sign(parts.time, credential.scope, canonical);
  const auto expected = signature(key->second.secret, credential.scope, to_sign);
  if (!equals_in_constant_time(expected, parts.signature)) {
    if (log.writes(LogLevel::debug)) {
      log.debug("The canonical request should have been\n{}\nand the string to sign\n{}",
                canonical_request(without_secrets(head), parts.signed_headers, body), to_sign);
    }
    throw known_error("InvalidSignatureException");
  }
  check_session_token(key->second, parts.session_token, times.emulated);
}

}  // namespace glueprint
