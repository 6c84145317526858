#include "server/gateway/request_guard.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "core/text/ascii.hpp"
#include "core/text/host_name.hpp"
#include "core/text/printable.hpp"
#include "core/text/url.hpp"

namespace glueprint {
namespace {

// Whether the user followed a link to the console, such as one in a wiki. The page with the link
// cannot read the answer.
bool is_navigation_to_console(const RequestHead& head) {
  const auto path = path_of(head.target);
  return head.method == "GET" && (path == "/" || path == "/_glueprint" || path == "/_glueprint/") &&
         head.value("Sec-Fetch-Mode") == "navigate" && head.value("Sec-Fetch-Dest") == "document";
}

// Whether every coding of the list leaves the body as it is. Old SDKs call that `amz-1.0`.
bool is_identity(std::string_view codings) {
  while (!codings.empty()) {
    const auto end = std::min(codings.find(','), codings.size());
    const auto coding = trimmed(codings.substr(0, end));
    const bool is_one = coding.empty() || equals_ignoring_case(coding, "identity") ||
                        equals_ignoring_case(coding, "amz-1.0");
    if (!is_one) return false;
    codings.remove_prefix(std::min(end + 1, codings.size()));
  }
  return true;
}

std::optional<Refusal> refuse_encoding(const RequestHead& head) {
  for (const auto& [name, value] : head.fields) {
    if (!equals_ignoring_case(name, "Content-Encoding") || is_identity(value)) continue;
    return Refusal{415,
                   fmt::format("Content-Encoding {} is not supported: send the body as it is",
                               in_quotes(value)),
                   RefusalReason::content_encoding};
  }
  return std::nullopt;
}

// The fields that say which operation is meant, in which protocol, and who asks and when: with two
// of them, two readers of the request could see two requests.
constexpr std::array<std::string_view, 5> single_fields{
    "X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date", "X-Amz-Security-Token"};

std::optional<Refusal> refuse_repeated(const RequestHead& head) {
  for (const auto single : single_fields) {
    const auto count = std::count_if(
        head.fields.begin(), head.fields.end(),
        [single](const HeaderField& field) { return equals_ignoring_case(field.name, single); });
    if (count < 2) continue;
    return Refusal{400, fmt::format("there is more than one {}: send one", single),
                   RefusalReason::repeated_field};
  }
  return std::nullopt;
}

bool contains(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string checked_host(const std::string& text) {
  auto host = lower(text);
  if (is_host_pattern(host)) return host;
  throw std::invalid_argument{fmt::format(
      "--allow-host {}: give a host name, an IP address or *.example.org, without scheme and port",
      in_quotes(text))};
}

std::string checked_origin(const std::string& text) {
  auto origin = lower(text);
  if (origin.ends_with('/')) origin.pop_back();
  if (is_origin(origin)) return origin;
  throw std::invalid_argument{fmt::format(
      "--allow-origin {}: give scheme, host and port, as http://localhost:3000", in_quotes(text))};
}

}  // namespace

RequestGuard::RequestGuard(std::string_view listen_host,
                           const std::vector<std::string>& allow_hosts,
                           const std::vector<std::string>& allow_origins)
    : reach_{listen_host == "localhost" || is_loopback(listen_host) ? Reach::this_machine
                                                                    : Reach::network} {
  for (const auto& host : allow_hosts) allow_hosts_.push_back(checked_host(host));
  for (const auto& origin : allow_origins) allow_origins_.push_back(checked_origin(origin));
}

std::optional<Refusal> RequestGuard::refuse(const RequestHead& head) const {
  if (auto refusal = refuse_host(head)) return refusal;
  if (auto refusal = refuse_origin(head)) return refusal;
  if (auto refusal = refuse_encoding(head)) return refusal;
  return refuse_repeated(head);
}

std::optional<Refusal> RequestGuard::refuse_host(const RequestHead& head) const {
  const auto refusal = [](std::string_view host) {
    return Refusal{403,
                   fmt::format("Host {} is not one of this server's names: allow it with "
                               "--allow-host NAME",
                               in_quotes(host)),
                   RefusalReason::host};
  };
  if (!head.authority.empty() && !admits_host(head.authority)) return refusal(head.authority);
  for (const auto& [name, value] : head.fields) {
    if (equals_ignoring_case(name, "Host") && !admits_host(value)) return refusal(value);
  }
  return std::nullopt;
}

std::optional<Refusal> RequestGuard::refuse_origin(const RequestHead& head) const {
  bool comes_from_allowed_origin = false;
  bool is_cross_site = false;
  for (const auto& [name, value] : head.fields) {
    if (equals_ignoring_case(name, "Origin")) {
      if (!admits_origin(value, head)) {
        return Refusal{403,
                       fmt::format("Origin {} may not use this server: allow it with "
                                   "--allow-origin URL",
                                   in_quotes(value)),
                       RefusalReason::origin};
      }
      comes_from_allowed_origin = true;
    }
    is_cross_site |=
        equals_ignoring_case(name, "Sec-Fetch-Site") && equals_ignoring_case(value, "cross-site");
  }
  if (!is_cross_site || comes_from_allowed_origin || is_navigation_to_console(head))
    return std::nullopt;
  return Refusal{403,
                 "Sec-Fetch-Site \"cross-site\": a web page of another site sent this. If it "
                 "may, send its Origin and allow that with --allow-origin URL",
                 RefusalReason::origin};
}

bool RequestGuard::admits_host(std::string_view authority) const {
  const auto name = lower(host_of(authority));
  const bool is_allowed =
      std::any_of(allow_hosts_.begin(), allow_hosts_.end(),
                  [&name](const auto& pattern) { return matches_host_pattern(pattern, name); });
  if (is_allowed) return true;
  if (is_safe_name(name, reach_)) return true;
  return is_address(name) && (reach_ == Reach::network || is_loopback(name));
}

// A page of this server has the request's own Host as its origin: `http://` or, over TLS,
// `https://`.
bool RequestGuard::admits_origin(std::string_view origin, const RequestHead& head) const {
  if (is_allowed_origin(origin)) return true;
  return equals_ignoring_case(origin, fmt::format("{}://{}", head.scheme, head.value("Host")));
}

bool RequestGuard::is_allowed_origin(std::string_view origin) const {
  return !allow_origins_.empty() && contains(allow_origins_, lower(origin));
}

bool RequestGuard::is_preflight(const RequestHead& head) const {
  return head.method == "OPTIONS" && head.has("Access-Control-Request-Method") &&
         is_allowed_origin(head.value("Origin"));
}

void RequestGuard::add_cors_fields(const RequestHead& head, FieldList& fields) const {
  const auto origin = head.value("Origin");
  if (!is_allowed_origin(origin)) return;
  fields.set("Access-Control-Allow-Origin", origin);
  if (!is_preflight(head)) {
    fields.set("Access-Control-Expose-Headers",
               "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,"
               "x-amzn-ErrorMessage,Date");
    return;
  }
  if (const auto headers = head.value("Access-Control-Request-Headers"); !headers.empty()) {
    fields.set("Access-Control-Allow-Headers", headers);
  }
  fields.set("Access-Control-Allow-Methods", head.value("Access-Control-Request-Method"));
  fields.set("Access-Control-Max-Age", "172800");
}

}  // namespace glueprint
