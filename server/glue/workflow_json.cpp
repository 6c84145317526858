#include "server/glue/workflow_json.hpp"

#include <nlohmann/json.hpp>

#include "server/glue/aws_json.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

void write_blueprint_details(JsonWriter& out, const Workflow& workflow) {
  if (!workflow.blueprint_name && !workflow.run_id) return;
  out.key("BlueprintDetails");
  out.begin_object();
  out.member_if("BlueprintName", workflow.blueprint_name);
  out.member_if("RunId", workflow.run_id);
  out.end_object();
}

// The members of a workflow that have no column of their own.
class Details {
 public:
  explicit Details(const Workflow& workflow)
      : members_(workflow.details ? json::parse(*workflow.details) : json::object()),
        shape_{*Model::built_in().find_shape("Workflow")} {}

  bool has(const char* name) const { return members_.contains(name); }

  void write_if(JsonWriter& out, const char* name) const {
    if (!has(name)) return;
    out.key(name);
    write_aws_json(out, members_.at(name), *shape_.find_member(name)->shape);
  }

 private:
  json members_;
  const Shape& shape_;
};

}  // namespace

void write_workflow(JsonWriter& out, const Workflow& workflow, bool includes_graph) {
  const Details details{workflow};
  out.begin_object();
  write_blueprint_details(out, workflow);
  out.member("CreatedOn", workflow.appears_on);
  details.write_if(out, "DefaultRunProperties");
  out.member_if("Description", workflow.description);
  if (includes_graph && details.has("Graph")) {
    details.write_if(out, "Graph");
  } else if (includes_graph) {
    out.key("Graph");
    out.raw(R"({"Edges":[],"Nodes":[]})");
  }
  if (details.has("LastModifiedOn")) {
    details.write_if(out, "LastModifiedOn");
  } else {
    out.member("LastModifiedOn", workflow.appears_on);
  }
  details.write_if(out, "LastRun");
  details.write_if(out, "MaxConcurrentRuns");
  out.member("Name", workflow.name);
  out.end_object();
}

bool has_graph(const Workflow& workflow) {
  return Details{workflow}.has("Graph");
}

}  // namespace glueprint
