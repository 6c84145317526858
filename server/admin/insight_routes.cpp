#include "server/admin/handlers.hpp"
#include "server/insight/findings.hpp"
#include "server/insight/retries.hpp"

namespace glueprint {
void get_retries(const AdminCall& call, AdminReply& reply) {
  const auto limit = call.query.number("limit", 1, 1000).value_or(100);
  reply.json({{"calls", write_retries(call.account().journal, static_cast<std::size_t>(limit))}});
}

void get_findings(const AdminCall& call, AdminReply& reply) {
  const auto findings = findings_in(call.account().journal);
  reply.json({{"findings", write_findings(findings)}});
}

}  // namespace glueprint
