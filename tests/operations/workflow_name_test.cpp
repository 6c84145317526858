#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

// The run of `orders` with these parameters, after its second.
json ended_run(Emulated& server, const std::string& parameters) {
  const auto run_id = server.start("orders", parameters);
  server.advance(1s);
  const auto input = json{{"BlueprintName", "orders"}, {"RunId", run_id}};
  return server.call("GetBlueprintRun", input.dump()).json().at("BlueprintRun");
}

void create_tagged(Emulated& server, const std::string& name_template) {
  const auto input = json{{"Name", "orders"},
                          {"BlueprintLocation", "s3://b/k"},
                          {"Tags", {{"glueprint:workflow-name", name_template}}}};
  CHECK(server.call("CreateBlueprint", input.dump()).status == 200);
}

constexpr const char* tenant = R"({"TenantName":"acme","WorkflowGroupName":"daily",
    "WorkflowName":"load","Number":7})";

}  // namespace

TEST_CASE("A blueprint's tag says how the workflows of its runs are named") {
  Emulated server;
  create_tagged(server, "{TenantName}-{WorkflowGroupName}-{WorkflowName}");
  CHECK(ended_run(server, tenant).at("WorkflowName") == "acme-daily-load");
  CHECK(server.call("GetWorkflow", R"({"Name":"acme-daily-load"})").status == 200);
}

TEST_CASE("Rule, tag, timeline, parameter and default name a workflow, in this order") {
  Emulated server;
  server.create("orders");
  CHECK(ended_run(server, "{}").at("WorkflowName").get<std::string>().starts_with("orders-"));
  CHECK(ended_run(server, tenant).at("WorkflowName") == "load");
  server.admin("PUT", "timelines/named", R"({"phases":[{"state":"SUCCEEDED"}],
      "workflow_name":"{{{Number}}}"})");
  server.admin("POST", "timeline-rules", R"({"timeline":"named"})");
  CHECK(ended_run(server, tenant).at("WorkflowName") == "{7}");
  server.call("TagResource",
              R"({"ResourceArn":"arn:aws:glue:us-east-1:000000000000:blueprint/orders",
                  "TagsToAdd":{"glueprint:workflow-name":"tag-{TenantName}"}})");
  CHECK(ended_run(server, tenant).at("WorkflowName") == "tag-acme");
  server.admin("DELETE", "timeline-rules");
  const auto rule = server.admin("POST", "timeline-rules",
                                 R"({"timeline":"named","workflow_name":"rule-{TenantName}"})");
  CHECK(rule.json().at("workflow_name") == "rule-{TenantName}");
  CHECK(ended_run(server, tenant).at("WorkflowName") == "rule-acme");
}

TEST_CASE("A parameter that a template names and the run lacks fails the run as a layout would") {
  Emulated server;
  create_tagged(server, "{Nobody}");
  const auto run = ended_run(server, tenant);
  CHECK(run.at("State") == "FAILED");
  CHECK(run.at("ErrorMessage") ==
        "Unknown error executing layout generator function KeyError: 'Nobody'");
}

TEST_CASE("A name that no workflow can have fails the run with AWS's validation text") {
  Emulated server;
  server.create("orders");
  const auto run = ended_run(server, R"({"WorkflowName":"a\nb"})");
  CHECK(run.at("State") == "FAILED");
  const auto text = run.at("ErrorMessage").get<std::string>();
  CHECK(
      text.starts_with("1 validation error detected: Value 'a\nb' at 'name' failed to satisfy "
                       "constraint: Member must satisfy regular expression pattern: "));
  CHECK(ended_run(server, R"({"WorkflowName":""})").at("State") == "FAILED");
  const auto with_letters = [](int count) {
    std::string name;
    for (int i = 0; i < count; ++i) name += "\u00e9";
    return R"({"WorkflowName":")" + name + "\"}";
  };
  CHECK(ended_run(server, with_letters(128)).at("State") == "SUCCEEDED");
  CHECK(ended_run(server, with_letters(255)).at("State") == "SUCCEEDED");
  CHECK(ended_run(server, with_letters(256))
            .at("ErrorMessage")
            .get<std::string>()
            .ends_with("Member must have length less than or equal to 255"));
}

TEST_CASE("A template that is none is refused wherever it is given") {
  Emulated server;
  for (const std::string text : {"{", "a}", "{}", "{a{b}", ""}) {
    CAPTURE(text);
    const auto input = json{{"Name", "orders"},
                            {"BlueprintLocation", "s3://b/k"},
                            {"Tags", {{"glueprint:workflow-name", text}}}};
    CHECK(server.call("CreateBlueprint", input.dump()).error() == "InvalidInputException");
    const auto timeline = json{{"phases", {{{"state", "SUCCEEDED"}}}}, {"workflow_name", text}};
    CHECK(server.admin("PUT", "timelines/t", timeline.dump()).status == 422);
    const auto rule = json{{"timeline", "succeeds"}, {"workflow_name", text}};
    CHECK(server.admin("POST", "timeline-rules", rule.dump()).status == 422);
  }
  CHECK(server.admin("POST", "timeline-rules", R"({"timeline":"completes","workflow_name":"a"})")
            .status == 422);
}

TEST_CASE("The spec's defaults fill the template too") {
  const auto fixture = json{{"Blueprint",
                             {{"Name", "orders"},
                              {"Tags", {{"glueprint:workflow-name", "{Tenant}-{Name}"}}},
                              {"ParameterSpec", R"({"Tenant":{"type":"String",
                                  "defaultValue":"acme"}})"}}}};
  Emulated server;
  CHECK(server.admin("PUT", "fixtures", fixture.dump()).status == 200);
  CHECK(ended_run(server, R"({"Name":"x"})").at("WorkflowName") == "acme-x");
}
