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
      Operation{"BatchGetBlueprints", batch_get_blueprints},
      Operation{"BatchGetWorkflows", batch_get_workflows},
      Operation{"CreateBlueprint", create_blueprint},
      Operation{"DeleteBlueprint", delete_blueprint},
      Operation{"DeleteWorkflow", delete_workflow},
      Operation{"GetBlueprint", get_blueprint},
      Operation{"GetBlueprintRun", get_blueprint_run},
      Operation{"GetBlueprintRuns", get_blueprint_runs},
      Operation{"GetTags", get_tags},
      Operation{"GetWorkflow", get_workflow},
      Operation{"ListBlueprints", list_blueprints},
      Operation{"ListWorkflows", list_workflows},
      Operation{"StartBlueprintRun", start_blueprint_run},
      Operation{"TagResource", tag_resource},
      Operation{"UntagResource", untag_resource},
      Operation{"UpdateBlueprint", update_blueprint},
  };
  return table;
}

}  // namespace glueprint
