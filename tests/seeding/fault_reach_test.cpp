#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "core/time/time_text.hpp"
#include "server/seeding/read_fault_rule.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

// What is said of a rule: the only mistake, or nothing.
std::string said_of(const std::string& members, const char* fault = R"({"kind": "hang"})",
                    std::optional<Instant> now = std::nullopt) {
  MistakeList mistakes{"f"};
  const auto rule = json::parse("{" + members + R"("fault": )" + fault + "}");
  read_fault_rule(rule, Place{}, mistakes, now);
  REQUIRE(mistakes.mistakes().size() <= 1);
  return mistakes.mistakes().empty() ? "" : to_line(mistakes.mistakes()[0]);
}

}  // namespace

TEST_CASE("A rule whose time is over before it begins is refused") {
  CHECK(said_of(R"("from": "10m", "until": "5m",)") ==
        "f: /until: is not after from: the rule would never fire");
  CHECK(said_of(R"("from": "2026-01-02T00:00:00Z", "until": "2026-01-01T00:00:00Z",)") ==
        "f: /until: is not after from: the rule would never fire");
  CHECK(said_of(R"("until": "0s",)") == "f: /until: is no time at all: the rule would never fire");
  CHECK(said_of(R"("from": "2026-01-02T00:00:00Z", "until": "5m",)").empty());
  CHECK(said_of(R"("from": "5m", "until": "10m",)").empty());
}

TEST_CASE("A rule that is over when it is made is refused") {
  const auto now = read_instant("2026-01-01T12:00:00Z");
  const auto said = [&](const std::string& members) {
    return said_of(members, R"({"kind": "hang"})", now);
  };
  const std::string past =
      "f: /until: is past, the clock stands at 2026-01-01T12:00:00.000Z: the rule would never "
      "fire; "
      "set the clock first, or write a time from now such as \"5m\"";
  CHECK(said(R"("until": "2026-01-01T12:00:00Z",)") == past);
  CHECK(said(R"("until": "2025-12-31T00:00:00Z",)") == past);
  CHECK(said(R"("from": "1h", "until": "2026-01-01T12:30:00Z",)") ==
        "f: /until: is not after from: the rule would never fire");
  CHECK(said(R"("until": "2026-01-01T12:00:01Z",)").empty());
  CHECK(said(R"("from": "1h", "until": "2026-01-01T14:00:00Z",)").empty());
  CHECK(said(R"("until": "5m",)").empty());
  CHECK(said_of(R"("until": "2025-12-31T00:00:00Z",)").empty());
}

TEST_CASE("A region that no request can name is refused") {
  for (const auto* const region : {"Frankfurt", "eu-west1", "eu west 1", "EU-WEST-1"}) {
    const auto said = said_of(R"("match": {"region": ")" + std::string{region} + R"("},)");
    CHECK(said == "f: /match/region: \"" + std::string{region} +
                      "\" is no region; write it as in \"eu-west-1\"");
  }
  for (const auto* const region : {"eu-west-1", "eu-*", "local", "test-1", "*"}) {
    CHECK(said_of(R"("match": {"region": ")" + std::string{region} + R"("},)").empty());
  }
}

TEST_CASE("A value of a type that no request has is refused") {
  CHECK(said_of(R"("match": {"input": {"MaxResults": "5"}},)") ==
        "f: /match/input/MaxResults: is \"5\" and matches no request; write a number, without "
        "quotes");
  CHECK(said_of(R"("match": {"input": {"BlueprintName": 5}},)") ==
        "f: /match/input/BlueprintName: is 5 and matches no request; write it as requests have it");
  CHECK(said_of(R"("match": {"input": {"MaxResults": 5, "Parameters": {"a": "b"}}},)").empty());
  CHECK(said_of(R"("match": {"input": {"Parameters": "*a*"}},)").empty());
}

TEST_CASE("An error that the operation never answers is refused, if it is not common or custom") {
  constexpr const char* illegal = R"({"kind": "error", "code": "IllegalBlueprintStateException"})";
  CHECK(said_of(R"("match": {"operation": "GetBlueprint"},)", illegal)
            .find("f: /match/operation: \"GetBlueprint\" never answers "
                  "IllegalBlueprintStateException (it is declared by: ") == 0);
  CHECK(said_of(R"("match": {"operation": "UpdateBlueprint"},)", illegal).empty());
  CHECK(said_of("", illegal).empty());
  CHECK(said_of(R"("match": {"operation": "GetBlueprint"},)",
                R"({"kind": "error", "code": "ThrottlingException"})")
            .empty());
  CHECK(said_of(R"("match": {"operation": "GetBlueprint"},)",
                R"({"kind": "error", "code": "IllegalBlueprintStateException", "custom": true})")
            .empty());
}
