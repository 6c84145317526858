#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

Answer get(Emulated& server, std::string_view blueprint, std::string_view run_id) {
  const nlohmann::json input{{"BlueprintName", blueprint}, {"RunId", run_id}};
  return server.call("GetBlueprintRun", input.dump());
}

}  // namespace

TEST_CASE("GetBlueprintRun answers with every member of the run, sorted") {
  Emulated server;
  server.create("orders");
  const auto run_id = server.start("orders", R"({"WorkflowName":"nightly"})");
  server.advance(1500ms);
  CHECK(get(server, "orders", run_id).body ==
        R"({"BlueprintRun":{"BlueprintName":"orders","CompletedOn":1.708699486E9,)"
        R"("Parameters":"{\"WorkflowName\":\"nightly\"}",)"
        R"("RoleArn":"arn:aws:iam::111122223333:role/Glue","RunId":")" +
            run_id +
            R"(","StartedOn":1.708699485E9,"State":"SUCCEEDED","WorkflowName":"nightly"}})");
}

TEST_CASE("A run is found under its own blueprint and in its own world only") {
  Emulated server;
  server.create("orders");
  server.create("others");
  const auto run_id = server.start("orders");
  CHECK(get(server, "orders", run_id).status == 200);
  CHECK(get(server, "others", run_id).error() == "EntityNotFoundException");
  CHECK(get(server, "nobody", run_id).message() ==
        "Blueprint run with id: " + run_id + " not found.");
  CHECK(get(server, "orders", "br_0").error() == "EntityNotFoundException");
  const nlohmann::json input{{"BlueprintName", "orders"}, {"RunId", run_id}};
  CHECK(server.call("GetBlueprintRun", input.dump(), "111111111111").error() ==
        "EntityNotFoundException");
  CHECK(server.call("GetBlueprintRun", input.dump(), "000000000000", "eu-west-1").error() ==
        "EntityNotFoundException");
}
