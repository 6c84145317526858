#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

Blueprint full_blueprint() {
  Blueprint blueprint;
  blueprint.name = "orders";
  blueprint.created_on = Emulated::noon;
  blueprint.last_modified_on = Emulated::noon;
  blueprint.parameter_spec = R"({"Dpu":{"type":"Integer"}})";
  blueprint.blueprint_service_location = "https://example.com/orders.zip";
  blueprint.phases = "FAILED";
  blueprint.error_message = "Unable to access object at location s3://b/k";
  blueprint.last_active_definition = R"({"Description":"before"})";
  return blueprint;
}

}  // namespace

TEST_CASE("GetBlueprint sends the spec and the service location only when asked") {
  Emulated server;
  server.service().store().blueprints.insert(default_world, full_blueprint(), {});
  const auto get = [&](std::string_view body) {
    return server.call("GetBlueprint", body).json().at("Blueprint");
  };
  const auto plain = get(R"({"Name":"orders","IncludeBlueprint":false})");
  CHECK_FALSE(plain.contains("ParameterSpec"));
  CHECK_FALSE(plain.contains("BlueprintServiceLocation"));
  CHECK(plain.at("ErrorMessage") == "Unable to access object at location s3://b/k");
  CHECK(plain.at("LastActiveDefinition").at("Description") == "before");
  const auto whole =
      get(R"({"Name":"orders","IncludeBlueprint":true,"IncludeParameterSpec":true})");
  CHECK(whole.at("ParameterSpec") == R"({"Dpu":{"type":"Integer"}})");
  CHECK(whole.at("BlueprintServiceLocation") == "https://example.com/orders.zip");
}

TEST_CASE("GetBlueprint takes any single line for a name, and finds nothing there") {
  Emulated server;
  const auto answer = server.call("GetBlueprint", R"({"Name":"bad name"})");
  CHECK(answer.error() == "EntityNotFoundException");
  CHECK(answer.message() == "Blueprint with name: bad name not found.");
}
