#include "server/gateway/gateway.hpp"

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

constexpr HeaderField json_1_1{"Content-Type", "application/x-amz-json-1.1"};
constexpr HeaderField create{"X-Amz-Target", "AWSGlue.CreateBlueprint"};
constexpr std::string_view orders = R"({"Name":"orders","BlueprintLocation":"s3://b/k"})";

bool has_field(const Answer& answer, std::string_view name) {
  return answer.fields.find(std::string{name} + ": ") != std::string::npos;
}

}  // namespace

TEST_CASE("A page of another origin can do nothing") {
  Emulated server;
  for (const auto& field :
       {HeaderField{"Origin", "https://evil.example"}, HeaderField{"Origin", "null"},
        HeaderField{"Sec-Fetch-Site", "cross-site"}}) {
    const auto answer = server.send("POST", {json_1_1, create, field}, orders);
    CHECK(answer.status == 403);
    CHECK_FALSE(has_field(answer, "Access-Control-Allow-Origin"));
    CHECK(server.send("GET", {field}, "", "/health").status == 403);
  }
  CHECK(server.service().store().worlds.count() == 0);
}

TEST_CASE("An origin that a flag allows gets CORS headers, on answers and on preflights") {
  Options options;
  options.allow_origins = {"https://app.example"};
  Emulated server{options};
  const HeaderField origin{"Origin", "https://app.example"};
  const auto preflight =
      server.send("OPTIONS", {origin, {"Access-Control-Request-Method", "POST"}}, "");
  CHECK(preflight.status == 200);
  CHECK(preflight.body.empty());
  CHECK(preflight.fields.find("Access-Control-Allow-Origin: https://app.example\r\n") !=
        std::string::npos);
  const auto answer = server.send("POST", {json_1_1, create, origin}, orders);
  CHECK(answer.status == 200);
  CHECK(has_field(answer, "Access-Control-Expose-Headers"));
  CHECK_FALSE(
      has_field(server.send("POST", {json_1_1, create}, orders), "Access-Control-Allow-Origin"));
}

TEST_CASE("Every answer says when it was sent") {
  Emulated server;
  CHECK(has_field(server.send("GET", {}, "", "/health"), "Date"));
  CHECK(has_field(server.send("GET", {}, "", "/"), "Date"));
  CHECK(has_field(server.send("GET", {{"Origin", "null"}}, "", "/"), "Date"));
}

TEST_CASE("A body that is too large is refused without a body, with a request id") {
  Emulated server;
  Exchange exchange;
  server.service().gateway().refuse_too_large(exchange);
  CHECK(exchange.response.status == 413);
  CHECK(exchange.response.body.empty());
  CHECK(exchange.response.fields.find("x-amzn-RequestId"));
  CHECK(exchange.response.fields.find("Date"));
}

TEST_CASE("What can run no operation uses up no rule and leaves no entry") {
  Emulated server;
  server.add_faults(R"({"id":"once","times":1,
      "fault":{"kind":"error","code":"ThrottlingException"}})");
  CHECK(server.send("GET", {}, "", "/favicon.ico").status == 403);
  CHECK(server.admin("GET", "journal").json().at("entries").empty());
  CHECK(server.admin("GET", "faults").json().at("rules")[0].at("matched") == 0);
  CHECK(server.call("ListBlueprints", "{}").error() == "ThrottlingException");
}
