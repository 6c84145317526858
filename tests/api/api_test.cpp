#include <string>

#include <doctest/doctest.h>

#include "core/time/clock.hpp"
#include "core/time/http_date.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

constexpr HeaderField json_1_1{"Content-Type", "application/x-amz-json-1.1"};
constexpr HeaderField get_blueprint{"X-Amz-Target", "AWSGlue.GetBlueprint"};
constexpr std::string_view access_denied =
    "<AccessDeniedException>\n"
    "  <Message>Unable to determine service/operation name to be authorized</Message>\n"
    "</AccessDeniedException>\n";
constexpr std::string_view unreadable = R"({"__type":"SerializationException"})";
constexpr std::string_view unknown = R"({"__type":"UnknownOperationException"})";

bool has_field(const Answer& answer, std::string_view name) {
  return answer.fields.find(std::string{name} + ": ") != std::string::npos;
}

}  // namespace

TEST_CASE("A method other than POST is denied in XML without a content type") {
  Emulated server;
  for (const auto* method : {"GET", "PUT", "DELETE", "PATCH", "post"}) {
    const auto answer = server.send(method, {json_1_1, get_blueprint}, "{}");
    CHECK(answer.status == 403);
    CHECK(answer.body == access_denied);
    CHECK_FALSE(has_field(answer, "Content-Type"));
    CHECK(has_field(answer, "x-amzn-RequestId"));
    CHECK(has_field(answer, "Date"));
  }
}

TEST_CASE("A content type that is not claimed is answered in XML, by the target") {
  Emulated server;
  for (const auto* type : {"application/x-amz-json-1.0", "text/plain", ""}) {
    const auto with_target = server.send("POST", {{"Content-Type", type}, get_blueprint}, "{}");
    CHECK(with_target.status == 404);
    CHECK(with_target.body == "<UnknownOperationException/>\n");
    const auto without = server.send("POST", {{"Content-Type", type}}, "{}");
    CHECK(without.status == 403);
    CHECK(without.body == access_denied);
  }
  CHECK(server.send("POST", {get_blueprint}, "{}").status == 404);
}

TEST_CASE("Plain JSON gets the envelope of the older protocol") {
  Emulated server;
  const HeaderField plain{"Content-Type", "application/json"};
  const auto unreadable_answer = server.send("POST", {plain, get_blueprint}, "{[");
  CHECK(unreadable_answer.status == 400);
  CHECK(unreadable_answer.body ==
        R"({"Output":{"__type":"com.amazon.coral.service#SerializationException"},)"
        R"("Version":"1.0"})");
  const auto answer = server.send("POST", {plain, get_blueprint}, R"({"Name":"x"})");
  CHECK(answer.status == 200);
  CHECK(answer.body ==
        R"({"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},)"
        R"("Version":"1.0"})");
  CHECK(answer.fields.find("Content-Type: application/json\r\n") != std::string::npos);
}

TEST_CASE("A body that is no JSON object is refused before the target is looked at") {
  Emulated server;
  for (const auto* body : {"hello", "true", "null", "10", "[", "\"x\"", "{\"Name\":\"\xff\"}"}) {
    const auto answer = server.send("POST", {json_1_1, {"X-Amz-Target", "Nobody.Knows"}}, body);
    CHECK(answer.status == 400);
    CHECK(answer.body == unreadable);
    CHECK(answer.fields.find("Content-Type: application/x-amz-json-1.1\r\n") != std::string::npos);
  }
}

TEST_CASE("A target that AWS Glue lacks is answered as AWS answers it, bare") {
  Emulated server;
  for (const auto* target :
       {"", "AWSGlue", "AWSGlue.", "AWSGlue.getBlueprint", "AWSGlue.GetNothing",
        "Glue.GetBlueprint", "Nobody.Knows", "AWSGlue.GetBlueprint.x"}) {
    CAPTURE(target);
    const auto answer = server.send("POST", {json_1_1, {"X-Amz-Target", target}}, "{}");
    CHECK(answer.status == 400);
    CHECK(answer.body == unknown);
    CHECK(answer.fields.find("x-glueprint") == std::string::npos);
  }
}

TEST_CASE(
    "An operation that Glue has and Glueprint does not serve is told so, and what is served") {
  Emulated server;
  for (const std::string operation : {"GetTable", "CreateTrigger", "BatchGetJobs"}) {
    CAPTURE(operation);
    const auto answer = server.call(operation, "{}");
    CHECK(answer.status == 400);
    CHECK(answer.error() == "UnknownOperationException");
    const auto message = answer.json().at("message").get<std::string>();
    CHECK(message.starts_with("Glueprint does not serve " + operation + ". It serves "));
    CHECK(message.find("StartBlueprintRun") != std::string::npos);
    CHECK(message.find("docs/") != std::string::npos);
  }
}

TEST_CASE("A request that is signed for another service is unknown, whatever it is") {
  Emulated server;
  const HeaderField for_s3{"Authorization",
                           "AWS4-HMAC-SHA256 Credential=AKID/20240223/us-east-1/s3/aws4_request"};
  const auto in_xml = server.send("GET", {for_s3}, "");
  CHECK(in_xml.body.find("<Error><Code>UnknownOperationException</Code><Message>") !=
        std::string::npos);
  const auto in_json = server.send("POST", {for_s3, json_1_1, get_blueprint}, "{}");
  CHECK(in_json.error() == "UnknownOperationException");
  CHECK(in_json.message().find("AWS_ENDPOINT_URL_GLUE") != std::string::npos);
}

TEST_CASE("An empty body is unreadable, unless the target is unknown too") {
  Emulated server;
  CHECK(server.send("POST", {json_1_1, get_blueprint}, "").body == unreadable);
  CHECK(server.send("POST", {json_1_1, {"X-Amz-Target", "Nobody.Knows"}}, "").body == unknown);
}

TEST_CASE("A body that is a list is of a wrong type, which is told after the target") {
  Emulated server;
  for (const auto* body : {"[]", R"([{"Name":"x"}])"}) {
    CHECK(server.send("POST", {json_1_1, get_blueprint}, body).body ==
          R"({"__type":"SerializationException",)"
          R"("Message":"Start of list found where not expected"})");
    CHECK(server.send("POST", {json_1_1, {"X-Amz-Target", "Nobody.Knows"}}, body).body == unknown);
  }
}

TEST_CASE("What no double and no 64 levels can hold is still JSON") {
  Emulated server;
  server.create("orders");
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  for (const auto& ignored : {std::string{"1e309"}, std::string{"-1E+999"}, std::string(500, '9'),
                              deep, R"([{"a":)" + deep + "}]"}) {
    const auto body = R"({"Name":"orders","Foo":)" + ignored + "}";
    CHECK(server.call("GetBlueprint", body).status == 200);
  }
  const auto many = server.call("GetBlueprintRuns", R"({"BlueprintName":"x","MaxResults":1e309})");
  CHECK(many.message().starts_with("1 validation error detected: Value '2147483647' at "));
  CHECK(server.call("GetBlueprint", R"({"Name":)" + deep + "}").message() ==
        "Start of list found where not expected");
  CHECK(server.call("GetBlueprint", R"({"Foo":1e309,"Name":"orders")").body == unreadable);
}

TEST_CASE("Types come before constraints, constraints before the operation") {
  Emulated server;
  const auto mistyped = server.call("GetBlueprintRuns", R"({"BlueprintName":5,"MaxResults":0})");
  CHECK(mistyped.body == R"({"__type":"SerializationException",)"
                         R"("Message":"NUMBER_VALUE can not be converted to a String"})");
  const auto invalid = server.call("GetBlueprintRuns", R"({"BlueprintName":"x","MaxResults":0})");
  CHECK(invalid.body ==
        R"({"__type":"ValidationException","message":"1 validation error detected: Value '0' at )"
        R"('maxResults' failed to satisfy constraint: Member must have value greater than or )"
        R"(equal to 1"})");
  CHECK(server.call("GetBlueprintRuns", R"({"BlueprintName":"x"})").error() ==
        "EntityNotFoundException");
}

TEST_CASE("A modelled error spells its Message with a capital letter") {
  Emulated server;
  const auto answer = server.call("GetBlueprint", R"({"Name":"nobody"})");
  CHECK(answer.status == 400);
  CHECK(answer.body == R"({"__type":"EntityNotFoundException",)"
                       R"("Message":"Blueprint with name: nobody not found."})");
}

TEST_CASE("Any path that is no admin route is the API") {
  Emulated server;
  for (const auto* target : {"/", "/ok/", "/a/b?c=d", "/localstack/other", "/healthy"}) {
    CHECK(server.send("POST", {json_1_1, get_blueprint}, R"({"Name":"x"})", target).error() ==
          "EntityNotFoundException");
  }
}

TEST_CASE("The same requests get the same bytes from two servers with the same seed") {
  Options options;
  options.date = DateSource::emulated;
  Emulated first{options};
  Emulated second{options};
  for (auto* server : {&first, &second}) server->create("orders");
  CHECK(first.start("orders") == second.start("orders"));
  first.call("GetBlueprint", R"({"Name":"orders"})", "999999999999");
  const auto one = first.call("GetBlueprint", R"({"Name":"orders"})");
  const auto two = second.call("GetBlueprint", R"({"Name":"orders"})");
  CHECK(one.fields == two.fields);
  CHECK(one.body == two.body);
}

TEST_CASE("The Date is real, wherever the emulated clock stands") {
  Emulated server;
  const auto date = [](Instant instant) {
    return "Date: " + std::string{HttpDate{instant}.text()} + "\r\n";
  };
  const auto before = date(real_now());
  const auto answer = server.call("GetBlueprint", R"({"Name":"x"})");
  const auto after = date(real_now());
  const bool is_real = answer.fields.starts_with(before) || answer.fields.starts_with(after);
  CHECK(is_real);
}

TEST_CASE("With --date emulated the Date is the emulated time") {
  Options options;
  options.date = DateSource::emulated;
  Emulated server{options};
  const auto answer = server.call("GetBlueprint", R"({"Name":"x"})");
  CHECK(answer.fields.find("Date: Fri, 23 Feb 2024 14:44:45 GMT\r\n") != std::string::npos);
}
