#include "server/seeding/world_registry.hpp"

#include <doctest/doctest.h>

#include "server/seeding/read_fixtures.hpp"
#include "tests/emulated.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

std::vector<Fixture> fixture(std::string_view text) {
  auto reading = read_fixture_text("test.json", text, {});
  REQUIRE(reading.mistakes.empty());
  return std::move(reading.fixtures);
}

constexpr std::string_view everywhere =
    R"({"Blueprints":[{"Name":"orders","Status":"ACTIVE"}],)"
    R"("BlueprintRuns":[{"BlueprintName":"orders","State":"FAILED","StartedOn":"-2h",)"
    R"("CompletedOn":"-1h"}]})";

constexpr std::string_view somewhere =
    R"({"account":"111111111111","region":"eu-west-1","Blueprints":[{"Name":"orders"}]})";

constexpr std::string_view get_orders = R"({"Name":"orders"})";

std::size_t worlds_of(Emulated& server) {
  return server.service().store().worlds.count();
}

}  // namespace

TEST_CASE("A fixture that names no account holds in every world that is looked at") {
  Emulated server{{}, fixture(everywhere)};
  CHECK(worlds_of(server) == 1);
  for (const auto* account : {"000000000000", "111111111111", "222222222222"}) {
    CHECK(server.call("GetBlueprint", get_orders, account).status == 200);
    CHECK(server.call("GetBlueprint", get_orders, account, "eu-west-1").status == 200);
  }
  CHECK(worlds_of(server) == 6);
}

TEST_CASE("Relative timestamps count from the first use of a world") {
  Emulated server{{}, fixture(everywhere)};
  const auto answer =
      server.call("GetBlueprintRuns", R"({"BlueprintName":"orders"})", "111111111111");
  const auto run = answer.json().at("BlueprintRuns").at(0);
  CHECK(run.at("StartedOn") == 1708699485.0 - 7200);
  CHECK(run.at("CompletedOn") == 1708699485.0 - 3600);
}

TEST_CASE("A fixture that names its world is loaded there at once, and nowhere else") {
  Emulated server{{}, fixture(somewhere)};
  CHECK(worlds_of(server) == 1);
  CHECK(server.call("GetBlueprint", get_orders, "111111111111", "eu-west-1").status == 200);
  CHECK(server.call("GetBlueprint", get_orders, "111111111111").error() ==
        "EntityNotFoundException");
  CHECK(server.call("GetBlueprint", get_orders).error() == "EntityNotFoundException");
  CHECK(worlds_of(server) == 1);
}

TEST_CASE("A world that seeding would make is refused beyond the limit") {
  Options options;
  options.limits.worlds_max = 1;
  Emulated server{options, fixture(everywhere)};
  CHECK(server.call("GetBlueprint", get_orders).status == 200);
  const auto answer = server.call("GetBlueprint", get_orders, "111111111111");
  CHECK(answer.status == 400);
  CHECK(answer.error() == "ResourceNumberLimitExceededException");
  CHECK(worlds_of(server) == 1);
}

TEST_CASE("A fixture is not loaded again into a data file that has had it") {
  const TemporaryDirectory directory;
  Options options;
  options.data = directory.path() / "data.db";
  {
    Emulated server{options, fixture(everywhere)};
    CHECK(server.call("GetBlueprint", get_orders).status == 200);
  }
  {
    Emulated again{options, fixture(everywhere)};
    CHECK(again.call("GetBlueprintRuns", R"({"BlueprintName":"orders"})")
              .json()
              .at("BlueprintRuns")
              .size() == 1);
  }
}
