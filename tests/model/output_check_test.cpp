#include "server/model/output_check.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

std::string output_violation_of(const std::string& operation, const std::string& reply) {
  const auto& output = *Model::built_in().find_operation(operation)->output;
  return find_output_violation(output, reply).value_or("none");
}

}  // namespace

TEST_CASE("Replies that fit their shape have no fault") {
  CHECK(output_violation_of("TagResource", "{}") == "none");
  CHECK(output_violation_of("GetBlueprintRuns", R"({"BlueprintRuns":[]})") == "none");
  CHECK(output_violation_of("GetBlueprintRuns",
                            R"({"BlueprintRuns":[{"BlueprintName":"a","RunId":"br_1",
      "StartedOn":1.708699485E9,"State":"RUNNING"},{}],"NextToken":"t"})") == "none");
  CHECK(output_violation_of("GetTags", R"({"Tags":{"b":"1","a":"2"}})") == "none");
  CHECK(output_violation_of("GetWorkflow",
                            R"({"Workflow":{"Graph":{"Nodes":[{"JobDetails":{"JobRuns":[
      {"AllocatedCapacity":2,"JobRunQueuingEnabled":false,"MaxCapacity":0.5}]}}]}}})") == "none");
}

TEST_CASE("A reply that does not fit is faulted at its place") {
  struct Case {
    std::string operation;
    std::string reply;
    std::string fault;
  };
  const std::vector<Case> cases{
      {"GetBlueprintRun", "", "not JSON"},
      {"GetBlueprintRun", "{}x", "not JSON"},
      {"GetBlueprintRun", "{\"BlueprintRun\":\"\xFF\"}", "not JSON"},
      {"GetBlueprintRun", "[]", "#: array where a GetBlueprintRunResponse belongs"},
      {"GetBlueprintRun", R"({"Run":{}})", "#/Run: not a member of GetBlueprintRunResponse"},
      {"GetBlueprintRun", R"({"BlueprintRun":{"State":"DONE"}})",
       "#/BlueprintRun/State: \"DONE\" is no value of BlueprintRunState"},
      {"GetBlueprintRun", R"({"BlueprintRun":{"StartedOn":"2024-02-23"}})",
       "#/BlueprintRun/StartedOn: string where a TimestampValue belongs"},
      {"GetBlueprintRun", R"({"BlueprintRun":{"WorkflowName":null}})",
       "#/BlueprintRun/WorkflowName: null where a NameString belongs"},
      {"GetBlueprintRun", R"({"BlueprintRun":{"State":"FAILED","RunId":"br_1"}})",
       "#/BlueprintRun/RunId: must come before State"},
      {"GetBlueprintRuns", R"({"BlueprintRuns":[{},{"RunId":5}]})",
       "#/BlueprintRuns/1/RunId: number where a IdString belongs"},
      {"GetBlueprintRuns", R"({"BlueprintRuns":{}})",
       "#/BlueprintRuns: object where a BlueprintRuns belongs"},
      {"GetTags", R"({"Tags":{"a/b":1}})", "#/Tags/a~1b: number where a TagValue belongs"},
      {"GetWorkflow", R"({"Workflow":{"MaxConcurrentRuns":1.5}})",
       "#/Workflow/MaxConcurrentRuns: number where a NullableInteger belongs"},
      {"GetWorkflow", R"({"Workflow":{"Graph":{"Nodes":[{"TriggerDetails":{"Trigger":
          {"EventBatchingCondition":{}}}}]}}})",
       "#/Workflow/Graph/Nodes/0/TriggerDetails/Trigger/EventBatchingCondition/BatchSize: "
       "required, but missing"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.reply);
    CHECK(output_violation_of(each.operation, each.reply) == each.fault);
  }
}
