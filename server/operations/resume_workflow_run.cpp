#include <algorithm>

#include <nlohmann/json.hpp>

#include "server/glue/call.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/names.hpp"
#include "server/glue/workflow_json.hpp"
#include "server/glue/workflow_runs.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// Of a workflow whose graph is not known, any node may be named.
void check_nodes(const std::vector<std::string>& ids, const json& graph) {
  if (ids.empty()) throw no_nodes_to_resume();
  const auto nodes = graph.value("Nodes", json::array());
  if (nodes.empty()) return;
  for (const auto& id : ids) {
    const bool is_known = std::any_of(nodes.begin(), nodes.end(), [&](const json& node) {
      return node.value("UniqueId", "") == id;
    });
    if (!is_known) throw unknown_node(id);
  }
}

}  // namespace

// Starts a run that goes on where another one left off: it has the same properties. One whose jobs
// and crawlers still run cannot be resumed.
void resume_workflow_run(const Call& call, JsonWriter& reply) {
  const auto previous = require_workflow_run(call);
  const auto state = position(previous.phases, previous.phases_from, call.now).state;
  if (!is_terminal(state) && previous.actions > 0) {
    throw workflow_run_in_state(previous.run_id, name_of(state));
  }
  const auto workflow = *find_workflow(call, previous.workflow_name);
  const auto nodes = call.input.list("NodeIds");
  check_nodes(nodes, graph_in(workflow));

  const auto run =
      start_workflow_run_of(call, workflow, json::parse(previous.properties), previous.run_id);
  write_names(reply, "NodeIds", nodes);
  reply.member("RunId", run.run_id);
}

}  // namespace glueprint
