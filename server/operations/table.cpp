#include "server/operations/table.hpp"

#include <array>

namespace glueprint {

void batch_get_blueprints(const Call& call, JsonWriter& reply);
void batch_get_workflows(const Call& call, JsonWriter& reply);
void create_blueprint(const Call& call, JsonWriter& reply);
void delete_blueprint(const Call& call, JsonWriter& reply);
void delete_workflow(const Call& call, JsonWriter& reply);
void get_blueprint(const Call& call, JsonWriter& reply);
void get_blueprint_run(const Call& call, JsonWriter& reply);
void get_blueprint_runs(const Call& call, JsonWriter& reply);
void get_tags(const Call& call, JsonWriter& reply);
void get_workflow(const Call& call, JsonWriter& reply);
void list_blueprints(const Call& call, JsonWriter& reply);
void list_workflows(const Call& call, JsonWriter& reply);
void start_blueprint_run(const Call& call, JsonWriter& reply);
void tag_resource(const Call& call, JsonWriter& reply);
void untag_resource(const Call& call, JsonWriter& reply);
void update_blueprint(const Call& call, JsonWriter& reply);

std::span<const Operation> operations() {
  static constexpr std::array table{
      Operation{"BatchGetBlueprints", Effect::reads, batch_get_blueprints},
      Operation{"BatchGetWorkflows", Effect::reads, batch_get_workflows},
      Operation{"CreateBlueprint", Effect::writes, create_blueprint},
      Operation{"DeleteBlueprint", Effect::writes, delete_blueprint},
      Operation{"DeleteWorkflow", Effect::writes, delete_workflow},
      Operation{"GetBlueprint", Effect::reads, get_blueprint},
      Operation{"GetBlueprintRun", Effect::reads, get_blueprint_run},
      Operation{"GetBlueprintRuns", Effect::reads, get_blueprint_runs},
      Operation{"GetTags", Effect::reads, get_tags},
      Operation{"GetWorkflow", Effect::reads, get_workflow},
      Operation{"ListBlueprints", Effect::reads, list_blueprints},
      Operation{"ListWorkflows", Effect::reads, list_workflows},
      Operation{"StartBlueprintRun", Effect::writes, start_blueprint_run},
      Operation{"TagResource", Effect::writes, tag_resource},
      Operation{"UntagResource", Effect::writes, untag_resource},
      Operation{"UpdateBlueprint", Effect::writes, update_blueprint},
  };
  return table;
}

}  // namespace glueprint
