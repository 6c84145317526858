#include "server/gateway/gateway.hpp"

#include <chrono>
#include <exception>
#include <string_view>
#include <utility>

#include "core/time/clock.hpp"
#include "core/time/http_date.hpp"
#include "server/admin/admin.hpp"
#include "server/faults/fault.hpp"
#include "server/faults/fault_chain.hpp"
#include "server/gateway/doorkeeper.hpp"

namespace glueprint {

// A request to the API on its way through.
struct Gateway::Visit {
  ApiRequest request;
  std::int64_t serial = 0;
  Instant time;
  std::chrono::steady_clock::time_point came_at;

  Journal& journal() const { return request.caller.account.journal; }

  FaultRequest asked(const Exchange& exchange) const {
    const auto& scope = request.caller.scope;
    return {scope.account, scope.region, request.operation, exchange.body, time};
  }
};

Gateway::Gateway(const Doorkeeper& doorkeeper, Api& api, Admin& admin, const Random& random,
                 const Log& log)
    : doorkeeper_{doorkeeper}, api_{api}, admin_{admin}, random_{random}, log_{log} {}

bool Gateway::admits(Exchange& exchange) {
  const auto& request = exchange.request;
  if (const auto refusal = doorkeeper_.refuse(request)) {
    write_refusal(*refusal, exchange.response);
    return false;
  }
  const bool is_admin = Admin::owns(request.target) && !doorkeeper_.is_preflight(request);
  return !is_admin || admin_.admits(exchange);
}

std::optional<Task<void>> Gateway::handle(Exchange& exchange) {
  auto& response = exchange.response;
  if (const auto cors = doorkeeper_.cors_fields(exchange.request)) {
    response.fields += *cors;
  }
  if (doorkeeper_.is_preflight(exchange.request)) {
    append_date_field(response.fields, Clock{}.now());
  } else if (Admin::owns(exchange.request.target)) {
    append_date_field(response.fields, Clock{}.now());
    admin_.handle(exchange);
  } else {
    return serve(exchange);
  }
  return std::nullopt;
}

void Gateway::refuse_too_large(Exchange& exchange) {
  if (Admin::owns(exchange.request.target)) {
    append_date_field(exchange.response.fields, Clock{}.now());
    return Admin::refuse_too_large(exchange);
  }
  const auto visit = begin_visit(exchange);
  api_.refuse_too_large(exchange, visit.request);
  end_visit(exchange, visit);
}

std::optional<Task<void>> Gateway::serve(Exchange& exchange) {
  if (exchange.request.method != "POST") {
    serve_in_passing(exchange);
    return std::nullopt;
  }
  auto visit = begin_visit(exchange);
  auto& rules = visit.request.caller.account.faults;
  if (!rules.empty()) {
    auto strikes = rules.strike(visit.asked(exchange), random_);
    if (!strikes.empty()) {
      return serve_with_faults(exchange, std::move(visit), std::move(strikes));
    }
  }
  api_.answer(exchange, visit.request);
  end_visit(exchange, visit);
  return std::nullopt;
}

// What can run no operation, such as a browser's look for an icon, uses up no rule and leaves no
// entry.
void Gateway::serve_in_passing(Exchange& exchange) {
  const auto request = api_.begin(exchange.request);
  api_.answer(exchange, request);
}

Task<void> Gateway::serve_with_faults(Exchange& exchange, Visit visit,
                                      std::vector<FaultStrike> strikes) {
  if (auto* entry = visit.journal().find(visit.serial)) {
    for (const auto& strike : strikes) {
      entry->firings.push_back({strike.rule, strike.fault->definition()});
    }
  }
  try {
    co_await run_faults(exchange, visit, strikes);
  } catch (const RequestCut&) {
    exchange.delivery.is_silent = true;
    exchange.delivery.ending = Delivery::Ending::closed;
  } catch (const std::exception& error) {
    log_.error("a fault failed: {}", error.what());
    api_.fail(exchange, visit.request, internal_service_error(error.what()));
  }
  end_visit(exchange, visit);
}

Task<void> Gateway::run_faults(Exchange& exchange, const Visit& visit,
                               const std::vector<FaultStrike>& strikes) {
  const auto asked = visit.asked(exchange);
  const FaultChain::Work work = [&] { api_.answer(exchange, visit.request); };
  const FaultChain::Fail fail = [&](const ApiError& error) {
    api_.fail(exchange, visit.request, error);
  };
  const FaultChain chain{asked, exchange, strikes, work, fail};
  co_await chain();
}

Gateway::Visit Gateway::begin_visit(const Exchange& exchange) {
  Visit visit{api_.begin(exchange.request), ++visits_, {}, std::chrono::steady_clock::now()};
  const auto& request = visit.request;
  ++request.caller.account.requests_in_hand;
  visit.time = request.caller.account.clock.now();
  const auto* operation = request.operation;
  visit.journal().begin(visit.serial, operation ? std::string_view{operation->name} : "",
                        request.caller.scope.region, operation ? exchange.body : "");
  if (auto* entry = visit.journal().find(visit.serial)) {
    entry->time = visit.time;
    entry->real_time = Clock{}.now();
    entry->request_id = request.id;
  }
  return visit;
}

void Gateway::end_visit(const Exchange& exchange, const Visit& visit) const {
  const auto& [scope, account, service] = visit.request.caller;
  --account.requests_in_hand;
  const auto* operation = visit.request.operation;
  log_.debug("{} {} {}: {}", scope.account, scope.region, operation ? operation->name : "?",
             exchange.delivery.is_silent ? 0 : exchange.response.status);
  auto* entry = visit.journal().find(visit.serial);
  if (entry == nullptr) return;
  const auto passed = std::chrono::steady_clock::now() - visit.came_at;
  entry->duration = std::chrono::duration_cast<std::chrono::microseconds>(passed);
  if (exchange.delivery.is_silent) return;
  entry->status = exchange.response.status;
  entry->error = exchange.response.error_code;
}

}  // namespace glueprint
