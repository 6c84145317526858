#include "server/operations/table.hpp"

#include <array>

namespace glueprint {

void batch_get_blueprints(const Call& call, JsonWriter& reply);
void batch_get_workflows(const Call& call, JsonWriter& reply);
void create_blueprint(const Call& call, JsonWriter& reply);
void create_workflow(const Call& call, JsonWriter& reply);
void delete_blueprint(const Call& call, JsonWriter& reply);
void delete_crawler(const Call& call, JsonWriter& reply);
void delete_job(const Call& call, JsonWriter& reply);
void delete_trigger(const Call& call, JsonWriter& reply);
void delete_workflow(const Call& call, JsonWriter& reply);
void get_blueprint(const Call& call, JsonWriter& reply);
void get_blueprint_run(const Call& call, JsonWriter& reply);
void get_blueprint_runs(const Call& call, JsonWriter& reply);
void get_tags(const Call& call, JsonWriter& reply);
void get_trigger(const Call& call, JsonWriter& reply);
void get_workflow(const Call& call, JsonWriter& reply);
void get_workflow_run(const Call& call, JsonWriter& reply);
void get_workflow_run_properties(const Call& call, JsonWriter& reply);
void get_workflow_runs(const Call& call, JsonWriter& reply);
void list_blueprints(const Call& call, JsonWriter& reply);
void list_workflows(const Call& call, JsonWriter& reply);
void put_workflow_run_properties(const Call& call, JsonWriter& reply);
void resume_workflow_run(const Call& call, JsonWriter& reply);
void start_blueprint_run(const Call& call, JsonWriter& reply);
void start_workflow_run(const Call& call, JsonWriter& reply);
void stop_workflow_run(const Call& call, JsonWriter& reply);
void tag_resource(const Call& call, JsonWriter& reply);
void untag_resource(const Call& call, JsonWriter& reply);
void update_blueprint(const Call& call, JsonWriter& reply);
void update_workflow(const Call& call, JsonWriter& reply);

std::span<const Operation> operations() {
  static constexpr std::array table{
      Operation{"BatchGetBlueprints", batch_get_blueprints},
      Operation{"BatchGetWorkflows", batch_get_workflows},
      Operation{"CreateBlueprint", create_blueprint},
      Operation{"CreateWorkflow", create_workflow},
      Operation{"DeleteBlueprint", delete_blueprint},
      Operation{"DeleteCrawler", delete_crawler},
      Operation{"DeleteJob", delete_job},
      Operation{"DeleteTrigger", delete_trigger},
      Operation{"DeleteWorkflow", delete_workflow},
      Operation{"GetBlueprint", get_blueprint},
      Operation{"GetBlueprintRun", get_blueprint_run},
      Operation{"GetBlueprintRuns", get_blueprint_runs},
      Operation{"GetTags", get_tags},
      Operation{"GetTrigger", get_trigger},
      Operation{"GetWorkflow", get_workflow},
      Operation{"GetWorkflowRun", get_workflow_run},
      Operation{"GetWorkflowRunProperties", get_workflow_run_properties},
      Operation{"GetWorkflowRuns", get_workflow_runs},
      Operation{"ListBlueprints", list_blueprints},
      Operation{"ListWorkflows", list_workflows},
      Operation{"PutWorkflowRunProperties", put_workflow_run_properties},
      Operation{"ResumeWorkflowRun", resume_workflow_run},
      Operation{"StartBlueprintRun", start_blueprint_run},
      Operation{"StartWorkflowRun", start_workflow_run},
      Operation{"StopWorkflowRun", stop_workflow_run},
      Operation{"TagResource", tag_resource},
      Operation{"UntagResource", untag_resource},
      Operation{"UpdateBlueprint", update_blueprint},
      Operation{"UpdateWorkflow", update_workflow},
  };
  return table;
}

}  // namespace glueprint
