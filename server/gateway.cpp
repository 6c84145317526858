#include "server/gateway.hpp"

#include "server/admin/admin.hpp"
#include "server/api/api.hpp"
#include "server/clock.hpp"
#include "server/doorkeeper.hpp"
#include "server/http_date.hpp"

namespace glueprint {

Gateway::Gateway(const Doorkeeper& doorkeeper, Api& api, Admin& admin)
    : doorkeeper_{doorkeeper}, api_{api}, admin_{admin} {}

bool Gateway::admits(Exchange& exchange) {
  const auto refusal = doorkeeper_.refuse(exchange.request);
  if (refusal) write_refusal(*refusal, exchange.response);
  return !refusal;
}

void Gateway::handle(Exchange& exchange) {
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
    api_.handle(exchange);
  }
}

void Gateway::refuse_too_large(Exchange& exchange) {
  if (!Admin::owns(exchange.request.target)) return api_.refuse_too_large(exchange);
  append_date_field(exchange.response.fields, Clock{}.now());
  Admin::refuse_too_large(exchange);
}

}  // namespace glueprint
