#include "core/time/clock.hpp"
#include "core/version.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"

namespace glueprint {

// Writes blanks after colons: scripts that wait for LocalStack look for `"glue": "running"`.
void get_health(const AdminCall& call, AdminReply& reply) {
  using std::chrono::seconds;
  const auto uptime = steady_now() - call.parts.started;
  const nlohmann::json health{
      {"operations", call.parts.operations},
      {"services", {{"glue", "running"}}},
      {"status", "ok"},
      {"uptime_seconds", std::chrono::duration_cast<seconds>(uptime).count()},
      {"version", version}};
  reply.text = health.dump(2) + "\n";
}

void get_certificate(const AdminCall& call, AdminReply& reply) {
  if (call.parts.certificate.empty()) {
    throw no_such(
        "There is no certificate: start Glueprint with --tls-self-signed PATH, or with --tls-cert "
        "and --tls-key.");
  }
  reply.text = call.parts.certificate;
  reply.content_type = pem_type;
}

void get_openapi(const AdminCall&, AdminReply& reply) {
  reply.json(describe_routes());
}

}  // namespace glueprint
