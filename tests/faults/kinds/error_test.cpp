#include <doctest/doctest.h>

#include "server/model/known_errors.hpp"
#include "server/model/model.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

Answer answer_with(Emulated& server, const json& fault, std::string_view operation) {
  const auto put = server.admin("PUT", "faults/x", json{{"fault", fault}}.dump());
  REQUIRE_MESSAGE(put.status < 300, put.body);
  return server.call(operation, R"({"BlueprintName":"b","RunId":"r"})");
}

json error_named(std::string_view code) {
  return {{"kind", "error"}, {"code", code}};
}

bool has_line(const Answer& answer, const std::string& line) {
  return answer.fields.find(line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("Every error of the model and of AWS's front end can be sent") {
  Emulated server;
  for (const auto& known : known_errors()) {
    CAPTURE(known.code);
    const auto answer = answer_with(server, error_named(known.code), "GetBlueprintRun");
    CHECK(answer.status == known.status);
    CHECK(answer.error() == known.code);
    CHECK(answer.json().contains("message") + answer.json().contains("Message") ==
          (known.message.empty() ? 0 : 1));
    CHECK(has_line(answer, "Content-Type: application/x-amz-json-1.1"));
    CHECK(answer.fields.find("x-amzn-RequestId: ") != std::string::npos);
  }
}

TEST_CASE("Every error that an operation declares is known") {
  for (const auto& operation : Model::built_in().operations()) {
    for (const auto& code : operation.errors) CHECK_MESSAGE(find_known_error(code), code);
  }
}

TEST_CASE("Bytes of the errors that are told most often") {
  Emulated server;
  const auto body = [&server](std::string_view code, std::string_view operation) {
    return answer_with(server, error_named(code), operation).body;
  };
  CHECK(body("ThrottlingException", "GetBlueprintRun") ==
        R"({"__type":"ThrottlingException","message":"Rate exceeded"})");
  CHECK(body("InternalServiceException", "GetBlueprintRun") ==
        R"({"__type":"InternalServiceException","Message":"An internal service error occurred."})");
  CHECK(body("ExpiredTokenException", "GetBlueprintRun") ==
        R"({"__type":"ExpiredTokenException",)"
        R"("message":"The security token included in the request is expired"})");
  CHECK(body("UnrecognizedClientException", "GetBlueprintRun") ==
        R"({"__type":"UnrecognizedClientException",)"
        R"("message":"The security token included in the request is invalid."})");
  CHECK(body("AccessDeniedException", "GetBlueprintRun") ==
        R"({"__type":"AccessDeniedException","Message":"User: )"
        R"(arn:aws:iam::000000000000:user/glueprint is not authorized to perform: )"
        R"(glue:GetBlueprintRun on resource: arn:aws:glue:us-east-1:000000000000:* because no )"
        R"(identity-based policy allows the glue:GetBlueprintRun action"})");
  CHECK(body("SerializationException", "GetBlueprintRun") ==
        R"({"__type":"SerializationException"})");
  // Modelled on some operations only: the model says how the member is spelt there.
  CHECK(body("InvalidInputException", "GetBlueprintRuns").find("\"Message\"") != std::string::npos);
  CHECK(body("InvalidInputException", "GetBlueprintRun").find("\"message\"") != std::string::npos);
}

TEST_CASE("Message, status and the time to come again can be chosen") {
  Emulated server;
  const auto answer = answer_with(server,
                                  {{"kind", "error"},
                                   {"code", "ThrottlingException"},
                                   {"message", "Slow \"down\", {please}"},
                                   {"status", 429},
                                   {"retry_after_ms", 1500}},
                                  "GetBlueprintRun");
  CHECK(answer.status == 429);
  CHECK(answer.message() == "Slow \"down\", {please}");
  CHECK(has_line(answer, "x-amz-retry-after: 1500"));
  CHECK(has_line(answer, "Retry-After: 2"));
}

TEST_CASE("A code that AWS does not have is refused, unless it is said to be meant") {
  Emulated server;
  const auto refused = server.admin("PUT", "faults/x", R"({"fault":{"kind":"error",
      "code":"Throttling"}})");
  CHECK(refused.status == 422);
  CHECK(refused.pointer() == "#/fault/code");
  CHECK(refused.detail().find("did you mean \"ThrottlingException\"") != std::string::npos);
  const auto answer = answer_with(
      server, {{"kind", "error"}, {"code", "MyException"}, {"custom", true}}, "GetBlueprintRun");
  CHECK(answer.status == 400);
  CHECK(answer.body == R"({"__type":"MyException"})");
}

TEST_CASE("An error keeps the work from being done") {
  Emulated server;
  server.add_faults(R"({"times":1,"fault":{"kind":"error","code":"InternalServiceException"}})");
  server.create("orders");
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})").error() == "EntityNotFoundException");
}
