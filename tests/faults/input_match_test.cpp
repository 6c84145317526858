#include "server/faults/input_match.hpp"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace glueprint;
using nlohmann::json;

namespace {

bool matches(const char* wanted, const char* given) {
  return input_matches(json::parse(wanted), json::parse(given));
}

}  // namespace

TEST_CASE("Texts are globs, and members that are not wanted do not matter") {
  CHECK(matches(R"({"Name":"orders-*"})", R"({"Name":"orders-etl","Other":1})"));
  CHECK(matches(R"({"Name":"?-1"})", R"({"Name":"a-1"})"));
  CHECK_FALSE(matches(R"({"Name":"orders-*"})", R"({"Name":"invoices"})"));
  CHECK_FALSE(matches(R"({"Name":"*"})", R"({"Other":"x"})"));
  CHECK(matches("{}", "{}"));
}

TEST_CASE("Members are looked at at any depth") {
  CHECK(matches(R"({"Tags":{"team":"da*"}})", R"({"Tags":{"team":"data","stage":"dev"}})"));
  CHECK_FALSE(matches(R"({"Tags":{"team":"da*"}})", R"({"Tags":{"stage":"dev"}})"));
  CHECK_FALSE(matches(R"({"Tags":{"team":"*"}})", R"({"Tags":[]})"));
}

TEST_CASE("An array wants each of its elements to be there") {
  CHECK(matches(R"({"Names":["b*"]})", R"({"Names":["a","bb"]})"));
  CHECK_FALSE(matches(R"({"Names":["b*","c"]})", R"({"Names":["a","bb"]})"));
  CHECK_FALSE(matches(R"({"Names":["b"]})", R"({"Names":"b"})"));
}

TEST_CASE("Numbers and truth values are equal or not") {
  CHECK(matches(R"({"MaxResults":5})", R"({"MaxResults":5})"));
  CHECK_FALSE(matches(R"({"MaxResults":5})", R"({"MaxResults":6})"));
  CHECK_FALSE(matches(R"({"MaxResults":"5"})", R"({"MaxResults":5})"));
  CHECK(matches(R"({"IncludeGraph":true})", R"({"IncludeGraph":true})"));
}

TEST_CASE("A text that holds what we cannot wholly hold is an object all the same") {
  CHECK(matches(R"({"Parameters":{"A":"x"}})", R"({"Parameters":"{\"A\":\"x\",\"B\":1e309}"})"));
}

TEST_CASE("Parameters, a text that holds an object, may be wanted as one") {
  constexpr auto given = R"({"Parameters":"{\"WorkflowName\":\"w1\",\"Dpu\":2}"})";
  CHECK(matches(R"({"Parameters":{"WorkflowName":"w*","Dpu":2}})", given));
  CHECK_FALSE(matches(R"({"Parameters":{"Dpu":3}})", given));
  CHECK_FALSE(matches(R"({"Parameters":{"Dpu":3}})", R"({"Parameters":"no json"})"));
  CHECK(matches(R"({"Parameters":"*WorkflowName*"})", given));
}

TEST_CASE("A text that holds an object is read once for all rules") {
  const json given{{"Parameters", R"({"A":1,"B":")" + std::string(130'000, 'x') + "\"}"}};
  InputMatch match{given};
  for (int i = 0; i < 10'000; ++i) REQUIRE(match.fits({{"Parameters", {{"A", 1}}}}));
  CHECK_FALSE(match.gave_up());
}

TEST_CASE("Comparing takes a bounded number of steps, and gives up then") {
  const json many(60'000, 1);
  const json wanted{{"Names", json(4000, 2)}};
  const json given{{"Names", many}, {"Name", std::string(131'072, 'a')}};
  InputMatch match{given};
  CHECK_FALSE(match.fits(wanted));
  CHECK_FALSE(match.gave_up());
  CHECK_FALSE(match.fits({{"Names", json::array({std::string("b"), 1})}}));
  CHECK(match.fits({{"Names", {1, 1, 1}}}));
  int fitting = 0;
  const json slow{{"Name", "*" + std::string(1000, '?') + "*"}};
  while (fitting < 1000 && match.fits(slow)) ++fitting;
  CHECK(fitting < 2);
  CHECK(match.gave_up());
  CHECK_FALSE(match.fits(json::object()));
}
