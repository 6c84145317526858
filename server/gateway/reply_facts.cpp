#include "server/gateway/reply_facts.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"
#include "core/text/whole_number.hpp"
#include "server/account/token_mark.hpp"
#include "server/model/known_errors.hpp"

namespace glueprint {
namespace {

std::optional<std::chrono::milliseconds> retry_after_of(const Response& response) {
  const auto field = response.fields.find("x-amz-retry-after");
  const auto ms = field ? read_whole_number(*field) : std::nullopt;
  if (!ms) return std::nullopt;
  return std::chrono::milliseconds{*ms};
}

// Whether the client gets less than the whole answer.
bool is_spoilt(const Exchange& exchange) {
  const auto& delivery = exchange.delivery;
  const auto bytes = exchange.response.body.size();
  return delivery.is_silent || delivery.sent_of(bytes) < bytes ||
         delivery.ending == Delivery::Ending::reset;
}

}  // namespace

int attempt_of(std::string_view sdk_request) {
  constexpr std::string_view name = "attempt=";
  while (!sdk_request.empty()) {
    const auto end = std::min(sdk_request.find(';'), sdk_request.size());
    const auto part = trimmed(sdk_request.substr(0, end));
    sdk_request.remove_prefix(std::min(end + 1, sdk_request.size()));
    if (!part.starts_with(name)) continue;
    const auto number = read_whole_number(part.substr(name.size()));
    return number && *number <= journal_attempt_max ? static_cast<int>(*number) : 0;
  }
  return 0;
}

std::string code_for_metrics(const JournalOutcome& outcome) {
  if (outcome.status == 0) return "none";
  if (!outcome.error.empty()) {
    return find_known_error(outcome.error) != nullptr ? std::string{outcome.error} : "other";
  }
  return outcome.status == 200 ? "OK" : fmt::to_string(outcome.status);
}

ReplyFacts facts_of(const Exchange& exchange, const OperationModel* operation) {
  const auto& response = exchange.response;
  ReplyFacts facts;
  const bool is_success = operation != nullptr && response.status == 200;
  facts.client_left = exchange.client_has_left && exchange.client_has_left();
  facts.is_cut = is_spoilt(exchange);
  facts.work_was_done = is_success && !response.body.empty();
  facts.retry_after = retry_after_of(response);
  const bool is_read = is_success && !facts.is_cut && !facts.client_left;
  if (is_read && operation->output->find_member("NextToken") != nullptr) {
    facts.next_token = mark_of_token_in(response.body);
  }
  return facts;
}

}  // namespace glueprint
