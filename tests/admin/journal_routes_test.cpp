#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

json entries(Emulated& server, const std::string& query = "") {
  return server.admin("GET", "journal" + query).json().at("entries");
}

}  // namespace

TEST_CASE("The journal tells of each request what became of it, newest first") {
  Emulated server;
  server.create("orders");
  const auto answer =
      server.call("GetBlueprint", R"({"Name":"none"})", "000000000000", "eu-west-1");
  const auto list = entries(server);
  REQUIRE(list.size() == 2);
  const auto& entry = list[0];
  CHECK(entry.at("id") == 2);
  CHECK(entry.at("account") == "000000000000");
  CHECK(entry.at("region") == "eu-west-1");
  CHECK(entry.at("operation") == "GetBlueprint");
  CHECK(entry.at("input") == json{{"Name", "none"}});
  CHECK(entry.at("status") == 400);
  CHECK(entry.at("error") == "EntityNotFoundException");
  CHECK(entry.at("rules").empty());
  CHECK(entry.at("time") == "2024-02-23T14:44:45.000Z");
  CHECK(entry.at("real_time") != entry.at("time"));
  CHECK(entry.at("duration_ms").get<double>() >= 0);
  const auto id = entry.at("request_id").get<std::string>();
  CHECK(answer.fields.find("x-amzn-RequestId: " + id) != std::string::npos);
  CHECK(list[1].at("operation") == "CreateBlueprint");
  CHECK(list[1].at("status") == 200);
  CHECK(list[1].at("error") == nullptr);
}

TEST_CASE("Rules that fired are named, and an answer that was never given has no status") {
  Emulated server;
  server.add_faults(R"([{"id":"late","fault":{"kind":"latency","fixed":"1ms"}},
      {"id":"lost","times":1,"fault":{"kind":"lost_response"}},
      {"id":"no","fault":{"kind":"error","code":"ThrottlingException"}}])");
  server.call("ListBlueprints", "{}");
  server.call("ListBlueprints", "{}");
  const auto list = entries(server);
  CHECK(list[0].at("rules") == json{"late", "no"});
  CHECK(list[0].at("error") == "ThrottlingException");
  CHECK(list[0].at("duration_ms").get<double>() >= 1);
  CHECK(list[1].at("rules") == json{"late", "lost", "no"});
}

TEST_CASE("The journal can be asked by operation and by rule, and comes in pages") {
  Emulated server;
  server.add_faults(R"([{"id":"lost-1","every":3,"fault":{"kind":"lost_response"}}])");
  for (int i = 0; i < 6; ++i) {
    server.call("ListBlueprints", "{}");
    server.call("ListWorkflows", "{}");
  }
  CHECK(entries(server).size() == 12);
  CHECK(entries(server, "?operation=ListB*").size() == 6);
  CHECK(entries(server, "?operation=ListBlueprints&rule=lost-*").size() == 2);
  CHECK(entries(server, "?rule=lost-1").size() == 4);

  const auto first = server.admin("GET", "journal?operation=ListWorkflows&limit=4").json();
  REQUIRE(first.at("entries").size() == 4);
  const auto before = std::to_string(first.at("next").get<int>());
  const auto second = server.admin("GET", "journal?operation=ListWorkflows&before=" + before);
  CHECK(second.json().at("entries").size() == 2);
  CHECK(server.admin("GET", "journal?operation=ListWorkflows&next=" + before).body == second.body);
  CHECK(second.json().at("next") == nullptr);
  CHECK(second.json().at("entries")[0].at("id") < first.at("entries")[3].at("id"));
}

TEST_CASE("DELETE forgets all; each account has its own") {
  Emulated server;
  server.call("ListBlueprints", "{}");
  server.call("ListBlueprints", "{}", "111111111111");
  CHECK(server.admin("DELETE", "journal").status == 204);
  CHECK(entries(server).empty());
  CHECK(entries(server, "?account=111111111111").size() == 1);
}

TEST_CASE("Secrets are never in the journal") {
  Emulated server;
  const auto authorization =
      "AWS4-HMAC-SHA256 Credential=AKIDSECRET/20240223/us-east-1/glue/aws4_request, "
      "SignedHeaders=host, Signature=0123456789abcdef";
  const auto send = [&](std::string_view target, std::string_view body, std::string_view path) {
    server.send("POST",
                {{"X-Amz-Target", target},
                 {"Content-Type", "application/x-amz-json-1.1"},
                 {"X-Amz-Security-Token", "TOKENSECRET"},
                 {"Authorization", authorization}},
                body, path);
  };
  send("AWSGlue.ListBlueprints", "{}", "/?X-Amz-Security-Token=TOKENSECRET");
  send("secretsmanager.PutSecretValue", R"({"SecretString":"STRINGSECRET"})", "/");
  send("AWSGlue.CreateConnection", R"({"PASSWORD":"STRINGSECRET"})", "/");
  const auto text = server.admin("GET", "journal").body;
  CHECK(text.find("SECRET") == std::string::npos);
  CHECK(text.find("0123456789abcdef") == std::string::npos);
  const auto list = entries(server);
  CHECK(list[0].at("operation") == "CreateConnection");
  CHECK(list[0].at("input").at("PASSWORD") == "(hidden)");
  CHECK(list[1].at("operation") == nullptr);
  CHECK(list[1].at("input") == nullptr);
  CHECK(list[1].at("error") == "UnknownOperationException");
}

TEST_CASE(
    "An operation that is not served is in the journal each time, with name, input and hint") {
  Emulated server;
  for (int i = 0; i < 2; ++i) server.call("GetJob", R"({"JobName":"nightly"})");
  server.call("GetNothing", R"({"A":1})");
  const auto list = entries(server, "?operation=Get*");
  REQUIRE(list.size() == 3);
  CHECK(entries(server, "?operation=GetNothing").size() == 1);
  CHECK(list[0].at("operation") == "GetNothing");
  CHECK(list[0].at("input").at("A") == 1);
  CHECK_FALSE(list[0].contains("hint"));
  CHECK(list[1].at("operation") == "GetJob");
  CHECK(list[1].at("input").at("JobName") == "nightly");
  CHECK(list[1].at("hint").get<std::string>().starts_with("Glueprint does not serve GetJob"));
  CHECK(list[2].at("operation") == "GetJob");
}

TEST_CASE("The name of an operation that nobody has is cut, and counts against the journal") {
  Emulated server;
  const auto before = server.account().journal.bytes();
  server.call(std::string(10'000, 'x'), "{}");
  const auto name = entries(server)[0].at("operation").get<std::string>();
  CHECK(name == std::string(name_chars_max, 'x'));
  CHECK(server.account().journal.bytes() > before + name_chars_max);
}

TEST_CASE("What is no JSON, and what was cut, is shown as text") {
  Options options;
  options.limits.journal_input_bytes_max = 10;
  Emulated server{options};
  server.call("ListBlueprints", "{what\xff\n");
  server.call("ListBlueprints", R"({"MaxResults": 5})");
  const auto list = entries(server);
  CHECK(list[1].at("input") == "{what\\xff\\n");
  CHECK(list[1].at("error") == "SerializationException");
  CHECK(list[0].at("input") == R"({"MaxResul)");
  CHECK(list[0].at("input_is_cut") == true);
}

TEST_CASE("A wrong query of the journal is told") {
  Emulated server;
  CHECK(server.admin("GET", "journal?limit=0").detail() ==
        "The query parameter limit must be a whole number from 1 to 1000.");
  CHECK(server.admin("GET", "journal?limit=x").status == 400);
  CHECK(server.admin("GET", "journal?before=-1").status == 400);
  CHECK(server.admin("GET", "journal?opration=x").detail().find("operation") != std::string::npos);
}

TEST_CASE("The journal can be asked by status, error, time and members of inputs") {
  Emulated server;
  server.create("orders");
  server.advance(Duration{10'000});
  server.call("GetBlueprint", R"({"Name":"none"})");
  server.call("ListBlueprints", R"({"MaxResults":5})");
  CHECK(entries(server, "?status=400").size() == 1);
  CHECK(entries(server, "?status=none").empty());
  CHECK(entries(server, "?error=EntityNotFound*").size() == 1);
  CHECK(entries(server, "?since=5s").size() == 2);
  CHECK(entries(server, "?since=2024-02-23T14:44:45Z").size() == 3);
  CHECK(entries(server, "?input.Name=o*").size() == 1);
  CHECK(entries(server, "?input.MaxResults=5").size() == 1);
  CHECK(entries(server, "?input.MaxResults=6").empty());
}

TEST_CASE("A filter that can match nothing is refused with the nearest name") {
  Emulated server;
  server.add_faults(R"([{"id":"slow","fault":{"kind":"latency","fixed":"1ms"}},
      {"fault":{"kind":"error","code":"MadeUp","custom":true},"match":{"region":"eu-west-1"}}])");
  const auto told = [&](const std::string& query) {
    const auto answer = server.admin("GET", "journal?" + query);
    CHECK(answer.status == 400);
    return answer.detail();
  };
  CHECK(told("operation=ListBluprints") ==
        "The query parameter operation \"ListBluprints\" fits no operation of Glue; did you "
        "mean \"ListBlueprints\"?");
  CHECK(told("error=ThrottlingExeption").find("ThrottlingException") != std::string::npos);
  CHECK(told("rule=slwo").find("\"slow\"") != std::string::npos);
  CHECK(told("input.BluprintName=x").find("BlueprintName") != std::string::npos);
  CHECK(told("operation=ListBlueprints&input.Name=x").find("no input") != std::string::npos);
  CHECK(told("since=yesterday").find("an instant") != std::string::npos);
  CHECK(told("status=9").find("100 to 599") != std::string::npos);
  CHECK(entries(server, "?operation=CreateJob&input.Name=x").empty());
  CHECK(entries(server, "?error=MadeUp").empty());
  CHECK(entries(server, "?error=ThrottlingException").empty());
}

TEST_CASE("An entry has what the SDK says of itself, bounded and fit to be shown") {
  Emulated server;
  const auto send = [&](std::string_view sdk_request, std::string_view agent) {
    server.send("POST",
                {{"X-Amz-Target", "AWSGlue.ListBlueprints"},
                 {"amz-sdk-invocation-id", "11111111-2222-3333-4444-555555555555"},
                 {"amz-sdk-request", sdk_request},
                 {"User-Agent", agent}},
                "{}");
    return entries(server)[0];
  };
  const auto entry = send("ttl=20260101T000000Z; attempt=2; max=3", "Boto3/1.26 \xff");
  CHECK(entry.at("invocation_id") == "11111111-2222-3333-4444-555555555555");
  CHECK(entry.at("attempt") == 2);
  CHECK(entry.at("user_agent") == "Boto3/1.26 \\xff");
  CHECK(send("attempt=x", std::string(5000, 'a')).at("attempt") == nullptr);
  CHECK(entries(server)[0].at("user_agent").get<std::string>().size() == 512);
  CHECK(send("attempt=99999999999", "").at("attempt") == nullptr);
  CHECK(entries(server)[0].at("user_agent") == nullptr);
}

TEST_CASE("A request that is too large is in the journal too") {
  Emulated server;
  Exchange exchange;
  exchange.request.target = "/";
  server.service().gateway().refuse_too_large(exchange);
  CHECK(entries(server)[0].at("status") == 413);
}
