#include "server/admin/handlers.hpp"
#include "server/version.hpp"

namespace glueprint {

void get_health(const AdminCall& call, AdminReply& reply) {
  using std::chrono::seconds;
  const auto uptime = std::chrono::steady_clock::now() - call.parts.started;
  reply.json({{"operations", call.parts.operations},
              {"services", {{"glue", "running"}}},
              {"status", "ok"},
              {"uptime_seconds", std::chrono::duration_cast<seconds>(uptime).count()},
              {"version", version}});
}

void get_openapi(const AdminCall&, AdminReply& reply) {
  reply.json(describe_routes());
}

}  // namespace glueprint
