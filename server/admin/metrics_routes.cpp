#include <iterator>

#include <fmt/format.h>

#include "server/admin/handlers.hpp"

namespace glueprint {

// Every counter is there from the start, so that a rate can be computed of it.
void get_metrics(const AdminCall& call, AdminReply& reply) {
  const auto& counts = call.parts.counts;
  const auto out = std::back_inserter(reply.text);
  fmt::format_to(out,
                 "# HELP glueprint_requests_total Requests that were handled, by what answers "
                 "them.\n"
                 "# TYPE glueprint_requests_total counter\n"
                 "glueprint_requests_total{{to=\"admin\"}} {}\n"
                 "glueprint_requests_total{{to=\"api\"}} {}\n"
                 "# HELP glueprint_refusals_total Requests that were refused before anything "
                 "handled them, by reason.\n"
                 "# TYPE glueprint_refusals_total counter\n",
                 counts.to_admin, counts.to_api);
  for (std::size_t i = 0; i < refusal_reasons.size(); ++i) {
    fmt::format_to(out, "glueprint_refusals_total{{reason=\"{}\"}} {}\n", refusal_reasons[i],
                   counts.refused[i]);
  }
  reply.content_type = prometheus_type;
}

}  // namespace glueprint
