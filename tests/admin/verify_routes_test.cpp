#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

// An account with a blueprint that was made (request 1) and looked for three times (2 to 4), a
// second of emulated time apart.
struct Asked {
  Asked() {
    server.create("orders");
    for (const auto* name : {"orders", "ordres", "orders"}) {
      server.advance(Duration{1000});
      server.call("GetBlueprint", json{{"Name", name}}.dump());
    }
  }

  Answer verify(std::string_view body) { return server.admin("POST", "verify", body); }

  Emulated server;
};

}  // namespace

TEST_CASE("Counts that hold are told") {
  Asked asked;
  const auto answer = asked.verify(R"({"match": {"operation": "GetBlueprint"}, "count": 3})");
  CHECK(answer.status == 200);
  CHECK(answer.json() == json{{"holds", true}, {"counted", 3}});
  CHECK(asked.verify(R"({"at_least": 4, "at_most": 4})").status == 200);
  CHECK(asked.verify(R"({"match": {"error": "EntityNotFoundException"}, "count": 1})").status ==
        200);
  CHECK(asked.verify(R"({"match": {"status": null}, "count": 0})").status == 200);
}

TEST_CASE("A count that does not hold is explained with the nearest misses, member by member") {
  Asked asked;
  const auto answer = asked.verify(
      R"({"match": {"operation": "GetBlueprint", "input": {"Name": "orders"}}, "count": 3})");
  CHECK(answer.status == 422);
  CHECK(answer.fields.find("application/problem+json") != std::string::npos);
  const auto problem = answer.json();
  CHECK(problem.at("counted") == 2);
  CHECK(problem.at("holds") == false);
  CHECK(problem.at("detail") ==
        "Expected exactly 3 of GetBlueprint with input.Name \"orders\", but counted 2 (requests 2 "
        "and 4); nearest: request 3 (input.Name is \"ordres\", not \"orders\"), request 1 "
        "(operation is \"CreateBlueprint\", not \"GetBlueprint\").");
  CHECK(
      problem.at("near_misses")[0] ==
      json{{"id", 3},
           {"operation", "GetBlueprint"},
           {"mismatches", {{{"member", "input.Name"}, {"wanted", "orders"}, {"got", "ordres"}}}}});
}

TEST_CASE("Too many requests are named") {
  Asked asked;
  CHECK(asked.verify(R"({"match": {"operation": "GetBlueprint"}, "at_most": 1})").detail() ==
        "Expected at most 1 of GetBlueprint, but counted 3 (requests 2, 3 and 4).");
}

TEST_CASE("Orders hold with other requests between, and name the step that is missing") {
  Asked asked;
  CHECK(asked
            .verify(R"({"in_order": [{"operation": "CreateBlueprint"},
                                      {"error": "EntityNotFoundException"},
                                      {"operation": "Get*", "status": 200}]})")
            .status == 200);
  const auto answer = asked.verify(
      R"({"in_order": [{"operation": "GetBlueprint"}, {"operation": "CreateBlueprint"}]})");
  CHECK(answer.status == 422);
  CHECK(answer.detail().find("step 2, CreateBlueprint, is not after request 2") !=
        std::string::npos);
}

TEST_CASE("Intervals are emulated or real time, whichever is longer") {
  Asked asked;
  const auto apart = [&](const std::string& interval) {
    return asked.verify(R"({"match": {"operation": "GetBlueprint"}, "min_interval": ")" + interval +
                        "\"}");
  };
  CHECK(apart("1s").status == 200);
  CHECK(apart("1001ms").detail() ==
        "Expected GetBlueprint at least 1001ms apart, but request 3 came 1s after request 2.");
  CHECK(asked.verify(R"({"match": {"operation": "GetWorkflow"}, "min_interval": "1s"})").status ==
        422);
}

TEST_CASE("An expectation that can say nothing is refused") {
  Asked asked;
  const auto told = [&](std::string_view body) {
    const auto answer = asked.verify(body);
    CHECK(answer.status == 422);
    CHECK(!answer.json().contains("holds"));
    return answer.detail();
  };
  CHECK(told(R"({"match": {"operation": "GetBluprint"}, "count": 0})") ==
        "/match/operation \"GetBluprint\" fits no operation of Glue; did you mean "
        "\"GetBlueprint\"?");
  CHECK(told(R"({"match": {"operation": "GetBlueprint"}})").find("must say count") !=
        std::string::npos);
  CHECK(told(R"({"count": 1, "at_most": 2})").find("/count") == 0);
  CHECK(told(R"({"at_least": 3, "at_most": 2})").find("/at_most") == 0);
  CHECK(told(R"({"min_interval": "5"})").find("/min_interval") == 0);
  CHECK(told(R"({"in_order": [{"rule": "x"}]})").find("/in_order/0/rule") == 0);
  CHECK(told(R"({"in_order": [{}], "count": 1})").find("/in_order") == 0);
  CHECK(told(R"({"cuont": 1})").find("count") != std::string::npos);
}

TEST_CASE("Nothing is verified by a journal that has dropped requests") {
  Options options;
  options.limits.journal_entries_max = 1;
  Emulated server{options};
  server.call("ListBlueprints", "{}");
  CHECK(server.admin("POST", "verify", R"({"count": 1})").status == 200);
  server.call("ListBlueprints", "{}");
  const auto answer = server.admin("POST", "verify", R"({"count": 1})");
  CHECK(answer.status == 409);
  CHECK(answer.detail().find("dropped 1 requests") != std::string::npos);
  server.admin("DELETE", "journal");
  CHECK(server.admin("POST", "verify", R"({"count": 0})").status == 200);
}
