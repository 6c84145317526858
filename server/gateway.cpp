#include "server/gateway.hpp"

#include "server/admin/admin.hpp"
#include "server/api/api.hpp"
#include "server/doorkeeper.hpp"

namespace glueprint {

Gateway::Gateway(const Doorkeeper& doorkeeper, Api& api, Admin& admin)
    : doorkeeper_{doorkeeper}, api_{api}, admin_{admin} {}

bool Gateway::admits(Exchange& exchange) {
  const auto refusal = doorkeeper_.refuse(exchange.request);
  if (!refusal) return true;
  auto& response = exchange.response;
  response.status = refusal->status();
  response.add_field("Content-Type", "text/plain; charset=utf-8");
  response.body.assign(refusal->what()).append("\n");
  return false;
}

void Gateway::handle(Exchange& exchange) {
  if (const auto cors = doorkeeper_.cors_fields(exchange.request)) {
    exchange.response.fields += *cors;
  }
  if (doorkeeper_.is_preflight(exchange.request)) return;
  if (Admin::owns(exchange.request.target)) {
    admin_.handle(exchange);
  } else {
    api_.handle(exchange);
  }
}

void Gateway::refuse_too_large(Exchange& exchange) {
  api_.refuse_too_large(exchange);
}

}  // namespace glueprint
