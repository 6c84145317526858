#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/paging.hpp"
#include "server/glue/workflow_json.hpp"
#include "server/glue/workflow_run_json.hpp"

namespace glueprint {

// The list is newest first. The token comes before the runs, as the order of members wants it.
void get_workflow_runs(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto workflow = find_workflow(call, name);
  if (!workflow) throw missing_workflow(call, name);
  std::optional<nlohmann::json> graph;
  if (call.input.flag("IncludeGraph")) graph = graph_in(*workflow);

  const Page page = read_page(call, call.defaults.page_size);
  const auto begin = first_seen(call, page);
  std::optional<std::string> next_token;
  const auto runs = written_json([&](JsonWriter& out) {
    next_token = write_run_page(
        out, page, call.store.workflow_runs.after(call.scope, name, begin, page.size() + 1),
        [&](const WorkflowRun& run) { write_workflow_run(out, run, call.seen_at(), graph); });
  });
  reply.member_if("NextToken", next_token);
  reply.key("Runs");
  reply.raw(runs);
}

}  // namespace glueprint
