#include "server/gateway/gateway.hpp"

#include <chrono>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "core/limits.hpp"
#include "core/time/clock.hpp"
#include "server/account/hidden_secrets.hpp"
#include "server/admin/admin.hpp"
#include "server/exchange/hint.hpp"
#include "server/faults/fault.hpp"
#include "server/faults/fault_chain.hpp"
#include "server/faults/fault_kind.hpp"
#include "server/faults/pending_work.hpp"
#include "server/gateway/console_redirect.hpp"
#include "server/gateway/fired_rules.hpp"
#include "server/gateway/reply_facts.hpp"
#include "server/gateway/request_guard.hpp"
#include "server/gateway/request_lines.hpp"

namespace glueprint {
namespace {

constexpr std::string_view reset_note = "ended without its work: its world was reset";

std::chrono::microseconds since(std::chrono::steady_clock::time_point then) {
  return std::chrono::duration_cast<std::chrono::microseconds>(steady_now() - then);
}

}  // namespace

// A request to the API while it is handled.
struct Gateway::Handling {
  ApiRequest request;
  RequestInHand in_hand{request.caller.account};
  std::int64_t serial = 0;
  Instant time{};
  std::string_view note{};  // why nothing was answered
  std::chrono::steady_clock::time_point came_at = steady_now();
  std::vector<std::string> rules{};  // those that fired

  Journal& journal() const { return request.caller.account.journal; }

  FaultRequest asked(const Exchange& exchange) const {
    const auto& scope = request.caller.scope;
    return {scope.account, scope.region, request.operation, exchange.body, time};
  }
};

RequestLine Gateway::line_of(const Exchange& exchange, const Handling& handling,
                             std::chrono::microseconds duration) {
  const auto& request = handling.request;
  const auto* operation = request.operation;
  auto line = request_line(
      exchange, operation ? std::string_view{operation->name} : std::string_view{request.unserved},
      duration);
  line.account = request.caller.scope.account;
  line.region = request.caller.scope.region;
  line.rules = handling.rules;
  return line;
}

Gateway::Gateway(const RequestGuard& request_guard, Api& api, Admin& admin, const Random& random,
                 const Log& log, RequestCounts& counts, bool gives_hints)
    : guard_{request_guard},
      api_{api},
      admin_{admin},
      random_{random},
      log_{log},
      counts_{counts},
      gives_hints_{gives_hints},
      refusals_{counts, log} {}

std::int64_t Gateway::count_connection() {
  ++counts_.open_connections;
  return static_cast<std::int64_t>(++counts_.connections);
}

bool Gateway::admits(Exchange& exchange) {
  const auto& request = exchange.request;
  if (const auto refusal = guard_.refuse(request)) {
    refuse(exchange, *refusal);
    return false;
  }
  const bool is_admin = Admin::owns(request.target) && !guard_.is_preflight(request);
  if (!is_admin || admin_.admits(exchange)) return true;
  tell_of_admin(exchange, std::nullopt);
  return false;
}

std::size_t Gateway::bytes_allowed(const RequestHead& request) {
  return Admin::takes_fixtures(request) ? fixture_bytes_max : 0;
}

std::optional<Task<void>> Gateway::handle(Exchange& exchange) {
  auto& response = exchange.response;
  guard_.add_cors_fields(exchange.request, response.fields);
  if (guard_.is_preflight(exchange.request)) {
    response.set_date(real_now());
    tell_of_admin(exchange, std::nullopt);
  } else if (Admin::owns(exchange.request.target)) {
    ++counts_.to_admin;
    response.set_date(real_now());
    const auto came_at = steady_now();
    admin_.handle(exchange);
    tell_of_admin(exchange, since(came_at));
  } else {
    ++counts_.to_api;
    return serve(exchange);
  }
  return std::nullopt;
}

void Gateway::refuse(Exchange& exchange, const Refusal& refusal) {
  refusals_.note(refusal);
  if (refusal.reason() == RefusalReason::body_too_large) return refuse_too_large(exchange);
  Refusals::answer(refusal, exchange);
  give_hint(exchange.response);
  tell_of_admin(exchange, std::nullopt);
}

void Gateway::refuse_too_large(Exchange& exchange) {
  if (Admin::owns(exchange.request.target)) {
    exchange.response.set_date(real_now());
    Admin::refuse_too_large(exchange);
    if (log_.tells_requests()) log_.request(admin_line(exchange, {}));
    return;
  }
  const auto handling = begin(exchange);
  api_.refuse_too_large(exchange, handling.request);
  finish(exchange, handling);
}

std::optional<Task<void>> Gateway::serve(Exchange& exchange) {
  if (exchange.request.method != "POST") {
    serve_in_passing(exchange);
    return std::nullopt;
  }
  auto handling = begin(exchange);
  try {
    const auto asked = handling.asked(exchange);
    auto fired = handling.request.caller.account.faults.fire(asked, random_);
    if (asked.was_too_long_to_compare()) warn_of_long_match(handling);
    if (!fired.empty()) {
      return serve_with_faults(exchange, std::move(handling), std::move(fired));
    }
    api_.answer(exchange, handling.request);
  } catch (const std::exception& error) {
    fail(exchange, handling, error);
  }
  finish(exchange, handling);
  return std::nullopt;
}

void Gateway::warn_of_long_match(const Handling& handling) {
  const auto left_out = match_log_.admit(steady_now());
  if (!left_out) return;
  log_.warn(
      "{}: its input takes too long to compare with all rules of faults, so some may have "
      "missed it; give rules shorter globs, or delete some.{}",
      handling.request.operation->name, *left_out);
}

// Requests that can run no operation, such as a browser's for an icon, use up no rule and leave no
// entry in the journal.
void Gateway::serve_in_passing(Exchange& exchange) {
  const auto came_at = steady_now();
  if (asks_for_page(exchange.request)) {
    show_console(exchange.response);
    return tell_of_admin(exchange, since(came_at));
  }
  const auto request = api_.begin(exchange.request);
  api_.answer(exchange, request);
  give_hint(exchange.response);
  if (log_.tells_requests()) log_.request(request_line(exchange, "", since(came_at)));
}

Task<void> Gateway::serve_with_faults(Exchange& exchange, Handling handling,
                                      std::vector<FiredFault> fired) {
  handling.journal().add_firings(handling.serial, firings_of(fired));
  const auto& caller = handling.request.caller;
  PendingWork pending{caller.account.pending_works, caller.scope, exchange.held};
  try {
    // A fault that answers by itself leaves this Date as it is.
    api_.date(exchange, handling.request);
    const auto asked = handling.asked(exchange);
    const FaultChain::Work work = [&] {
      if (pending.is_cancelled()) throw RequestCut{};
      pending.begin();
      api_.answer(exchange, handling.request);
    };
    const FaultChain::Fail give_error = [&](const ApiError& error) {
      api_.fail(exchange, handling.request, error);
    };
    const FaultChain chain{asked, exchange, fired, work, give_error};
    co_await chain();
  } catch (const RequestCut&) {
    exchange.delivery.send_nothing();
    exchange.delivery.end(pending.is_cancelled() ? Delivery::Ending::reset
                                                 : Delivery::Ending::closed);
    if (pending.is_cancelled()) handling.note = reset_note;
  } catch (const std::exception& error) {
    fail(exchange, handling, error);
  }
  take_back_idle(handling, fired);
  handling.rules = rules_of(fired);
  for (const auto& each : fired) ++counts_.faults_fired[each.kind->name];
  name_rules(exchange.response, fired);
  finish(exchange, handling);
}

// Rules whose faults could do nothing to the answer have not fired.
void Gateway::take_back_idle(const Handling& handling, std::vector<FiredFault>& fired) {
  std::vector<IdleRule> idle;
  for (const auto& each : fired) {
    if (each.without_effect.empty()) continue;
    handling.request.caller.account.faults.take_back(each);
    idle.push_back({each.rule, each.without_effect});
  }
  if (idle.empty()) return;
  std::erase_if(fired, [](const FiredFault& each) { return !each.without_effect.empty(); });
  handling.journal().take_back(handling.serial, std::move(idle));
}

void Gateway::fail(Exchange& exchange, const Handling& handling,
                   const std::exception& error) const {
  log_.error("a fault failed: {}", error.what());
  api_.fail(exchange, handling.request, internal_service_error(error.what()));
}

Gateway::Handling Gateway::begin(const Exchange& exchange) {
  Handling handling{api_.begin(exchange.request)};
  handling.serial = ++requests_;
  const auto& request = handling.request;
  handling.time = request.caller.account.clock.now();
  const auto* operation = request.operation;
  const auto unserved_input =
      request.unserved.empty() ? std::string{} : without_secrets(exchange.body);
  handling.journal().begin({handling.serial, operation ? std::string_view{operation->name} : "",
                            request.caller.scope.region,
                            operation ? exchange.body : std::string_view{unserved_input},
                            request.id.text(), handling.time, real_now(), request.unserved,
                            exchange.request.value("amz-sdk-invocation-id"),
                            attempt_of(exchange.request.value("amz-sdk-request")),
                            exchange.request.value("User-Agent"), exchange.connection});
  return handling;
}

void Gateway::finish(Exchange& exchange, const Handling& handling) {
  const auto& response = exchange.response;
  const auto* operation = handling.request.operation;
  const auto duration = since(handling.came_at);
  if (log_.tells_requests()) log_.request(line_of(exchange, handling, duration));
  JournalOutcome outcome;
  outcome.note = handling.note;
  outcome.duration = duration;
  if (!exchange.delivery.is_silent) {
    outcome.status = exchange.response.status;
    outcome.error = exchange.response.error_code;
  }
  outcome.hint = response.hint.empty() ? response.remark.text : response.hint;
  outcome.reply = facts_of(exchange, operation);
  if (response.hint.empty()) outcome.reply.remark = response.remark.about;
  counts_.answers.add(operation ? std::string_view{operation->name} : "none",
                      code_for_metrics(outcome), duration);
  handling.journal().finish(handling.serial, outcome);
  give_hint(exchange.response);
  if (response.remark.empty()) return;
  if (const auto left_out = remark_log_.admit(steady_now())) {
    log_.info("{}: {}.{}", operation ? operation->name : "?", response.remark.text, *left_out);
  }
}

void Gateway::tell_of_admin(const Exchange& exchange,
                            std::optional<std::chrono::microseconds> duration) const {
  const auto level = level_of_admin(exchange);
  if (log_.tells_requests(level)) log_.request(admin_line(exchange, duration), level);
}

void Gateway::name_rules(Response& response, const std::vector<FiredFault>& fired) const {
  if (!gives_hints_ || fired.empty()) return;
  std::vector<std::string_view> ids;
  ids.reserve(fired.size());
  for (const auto& each : fired) ids.push_back(each.rule);
  response.fields.set("x-glueprint-rule", rule_value(ids));
}

void Gateway::give_hint(Response& response) const {
  if (!gives_hints_ || response.hint.empty()) return;
  response.fields.set("x-glueprint-hint", hint_value(response.hint));
}

}  // namespace glueprint
