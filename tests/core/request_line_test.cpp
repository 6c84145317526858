#include "core/request_line.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace glueprint;

namespace {

RequestLine throttled() {
  RequestLine line;
  line.account = "000000000000";
  line.region = "us-east-1";
  line.operation = "GetBlueprintRun";
  line.status = 400;
  line.error = "ThrottlingException";
  line.duration = std::chrono::microseconds{1230};
  line.rules = {"slow", "odd\nname"};
  line.attempt = 2;
  return line;
}

}  // namespace

TEST_CASE("The line of a request tells who, what, and what came of it") {
  CHECK(text_of(throttled(), false) ==
        "000000000000 us-east-1 GetBlueprintRun 400 ThrottlingException 1.23 ms rule=slow "
        "rule=odd\\nname attempt=2");
  CHECK(text_of({.operation = "GET /x\x1b[2J", .status = 404}, false) == "- - GET /x\\x1b[2J 404");
}

TEST_CASE("What a client does not see whole is not told as if it did") {
  auto line = throttled();
  line.rules.clear();
  line.status = 200;
  line.error = "";
  line.sent = RequestLine::Sent::part;
  CHECK(text_of(line, false).find(" 200 cut ") != std::string::npos);
  line.ending = "reset";
  CHECK(text_of(line, false).find(" 200 cut reset ") != std::string::npos);
  line.sent = RequestLine::Sent::whole;
  CHECK(text_of(line, false).find(" 200 reset ") != std::string::npos);
  line.sent = RequestLine::Sent::nothing;
  CHECK(text_of(line, false).find("GetBlueprintRun reset ") != std::string::npos);
  line.ending = "";
  CHECK(text_of(line, false).find("GetBlueprintRun unanswered ") != std::string::npos);
}

TEST_CASE("Only what was answered is coloured, by who is at fault") {
  auto line = throttled();
  CHECK(text_of(line, true).find(" \x1b[33m400\x1b[0m ") != std::string::npos);
  line.status = 200;
  CHECK(text_of(line, true).find(" \x1b[32m200\x1b[0m ") != std::string::npos);
  line.sent = RequestLine::Sent::part;
  CHECK(text_of(line, true).find(" \x1b[31m200 cut\x1b[0m ") != std::string::npos);
}

TEST_CASE("As JSON each is a member") {
  auto line = throttled();
  CHECK(nlohmann::json::parse("{" + json_members_of(line) + "}") ==
        nlohmann::json{{"account", "000000000000"},
                       {"attempt", 2},
                       {"duration_ms", 1.23},
                       {"ending", nullptr},
                       {"error", "ThrottlingException"},
                       {"operation", "GetBlueprintRun"},
                       {"region", "us-east-1"},
                       {"rules", {"slow", "odd\nname"}},
                       {"sent", "whole"},
                       {"status", 400}});
  line.sent = RequestLine::Sent::nothing;
  CHECK(nlohmann::json::parse("{" + json_members_of(line) + "}").at("status") == nullptr);
}
