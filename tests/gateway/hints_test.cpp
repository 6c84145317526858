#include <string>

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

constexpr std::string_view throttle =
    R"({"id":"throttle","times":1,"fault":{"kind":"error","code":"ThrottlingException"}})";

std::string field_of(const Answer& answer, const std::string& name) {
  const auto place = answer.fields.find(name + ": ");
  if (place == std::string::npos) return {};
  const auto begin = place + name.size() + 2;
  return answer.fields.substr(begin, answer.fields.find("\r\n", begin) - begin);
}

bool has_words_of_ours(const Answer& answer) {
  return answer.fields.find("glueprint") != std::string::npos;
}

}  // namespace

TEST_CASE("An answer that faults touched names their rules, in order") {
  Emulated server;
  server.add_faults(R"([{"id":"slow, é","times":1,"fault":{"kind":"latency","fixed":"1ms"}},
                        {"id":"skew","times":2,"fault":{"kind":"clock_skew","by":"1h"}}])");
  CHECK(field_of(server.call("ListBlueprints", "{}"), "x-glueprint-rule") ==
        "slow%2C%20%C3%A9,skew");
  CHECK(field_of(server.call("ListBlueprints", "{}"), "x-glueprint-rule") == "skew");
  CHECK_FALSE(has_words_of_ours(server.call("ListBlueprints", "{}")));
}

TEST_CASE("Faults that answer instead, or replace the head, name their rule as well") {
  for (const std::string kind : {"gateway_error", "corrupt_body", "lost_response"}) {
    Emulated server;
    server.add_faults(R"({"id":"r","fault":{"kind":")" + kind + R"("}})");
    CHECK(field_of(server.call("ListBlueprints", "{}"), "x-glueprint-rule") == "r");
  }
}

TEST_CASE("A refusal that AWS would not give says why; AWS's own errors carry nothing of ours") {
  Options options;
  options.limits.worlds_max = 1;
  Emulated server{options};
  const auto unserved = server.call("GetJob", "{}");
  CHECK(field_of(unserved, "x-glueprint-hint") == unserved.message());
  const auto full = server.call("CreateBlueprint", R"({"Name":"a","BlueprintLocation":"s3://b/k"})",
                                "111122223333");
  CHECK(full.status == 200);
  const auto too_many = server.call(
      "CreateBlueprint", R"({"Name":"a","BlueprintLocation":"s3://b/k"})", "222233334444");
  CHECK(field_of(too_many, "x-glueprint-hint").find("--worlds-max") != std::string::npos);
  CHECK_FALSE(has_words_of_ours(server.call("GetBlueprint", R"({"Name":"none"})")));
  CHECK_FALSE(has_words_of_ours(server.call("GetBlueprint", "{}")));
  CHECK_FALSE(has_words_of_ours(server.call("GetBlueprint", "{")));
  CHECK_FALSE(has_words_of_ours(server.call("GetNothing", "{}")));
  CHECK_FALSE(has_words_of_ours(server.send("GET", {}, "", "/")));
}

TEST_CASE("--no-hints leaves both fields out, and the journal says all the same") {
  Options options;
  options.no_hints = true;
  Emulated server{options};
  server.add_faults(throttle);
  CHECK_FALSE(has_words_of_ours(server.call("ListBlueprints", "{}")));
  CHECK_FALSE(has_words_of_ours(server.call("GetJob", "{}")));
  CHECK_FALSE(has_words_of_ours(server.send("POST", {{"Origin", "null"}}, "")));
  const auto entries = server.admin("GET", "journal").json().at("entries");
  CHECK(entries[0].contains("hint"));
  CHECK(entries[1].at("rules")[0] == "throttle");
}
