#include "server/gateway/request_lines.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "core/text/url.hpp"
#include "server/admin/console_answer.hpp"
#include "server/gateway/reply_facts.hpp"

namespace glueprint {
namespace {

constexpr std::size_t scope_name_bytes_max = 32;

RequestLine::Sent sent_of(const Exchange& exchange) {
  if (exchange.delivery.is_silent) return RequestLine::Sent::nothing;
  const auto bytes = exchange.response.body.size();
  const bool is_whole = exchange.delivery.sent_of(bytes) == bytes;
  return is_whole ? RequestLine::Sent::whole : RequestLine::Sent::part;
}

std::string_view name_of(Delivery::Ending ending) {
  if (ending == Delivery::Ending::as_asked) return "";
  return ending == Delivery::Ending::reset ? "reset" : "closed";
}

std::string method_and_path(const RequestHead& request) {
  if (request.method.empty()) return "a request that cannot be read";
  return fmt::format("{} {}", request.method, path_of(request.target));
}

// What a query says of an account or a region, as it stands there.
std::string_view in_query(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const bool is_it =
        parameter.starts_with(name) && parameter.substr(name.size()).starts_with('=');
    if (is_it) return parameter.substr(name.size() + 1, scope_name_bytes_max);
  }
  return "";
}

bool is_asked_again_and_again(const RequestHead& request) {
  const auto path = path_of(request.target);
  return request.method == "GET" && (path.ends_with("/health") || is_console_path(path) ||
                                     !request.value("X-Glueprint-Console").empty());
}

}  // namespace

LogLevel level_of_admin(const Exchange& exchange) {
  const bool is_good = exchange.response.status < 400;
  return is_good && is_asked_again_and_again(exchange.request) ? LogLevel::debug : LogLevel::info;
}

RequestLine request_line(const Exchange& exchange, std::string_view operation,
                         std::optional<std::chrono::microseconds> duration) {
  const auto& request = exchange.request;
  RequestLine line;
  line.operation = operation.empty() ? method_and_path(request) : std::string{operation};
  line.status = exchange.response.status;
  line.error = exchange.response.error_code;
  line.sent = sent_of(exchange);
  line.ending = name_of(exchange.delivery.ending);
  line.duration = duration;
  const auto attempt = attempt_of(request.value("amz-sdk-request"));
  if (attempt > 0) line.attempt = attempt;
  return line;
}

RequestLine admin_line(const Exchange& exchange,
                       std::optional<std::chrono::microseconds> duration) {
  auto line = request_line(exchange, "", duration);
  const auto query = query_of(exchange.request.target);
  line.account = in_query(query, "account");
  line.region = in_query(query, "region");
  return line;
}

}  // namespace glueprint
