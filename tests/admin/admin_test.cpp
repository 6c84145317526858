#include "server/admin/admin.hpp"

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;

TEST_CASE("Three paths tell of the server's health, in the same words") {
  Emulated server;
  for (const auto* path : {"/_glueprint/health", "/health", "/_localstack/health", "/health?x=y"}) {
    CAPTURE(path);
    const auto answer = server.send("GET", {}, "", path);
    CHECK(answer.status == 200);
    const auto health = answer.json();
    CHECK(health.at("status") == "ok");
    CHECK(health.at("services").at("glue") == "running");
    CHECK(health.at("version") == GLUEPRINT_VERSION);
    CHECK(health.at("operations").size() == operations().size());
    CHECK(health.at("uptime_seconds").is_number_integer());
  }
}

TEST_CASE("An admin route that is not there is a problem document that says which is near") {
  Emulated server;
  for (const auto* path : {"/_glueprint/nothing.js", "/_glueprint/healthy",
                           "/_glueprint/timelines/", "/_glueprint/timelines/a/b"}) {
    CAPTURE(path);
    const auto answer = server.send("GET", {}, "", path);
    CHECK(answer.status == 404);
    CHECK(answer.fields.find("Content-Type: application/problem+json\r\n") != std::string::npos);
    CHECK(answer.json().at("status") == 404);
    CHECK(answer.json().at("title") == "Not found");
  }
  CHECK(server.admin("GET", "clok").detail() ==
        "There is no route /_glueprint/clok (GET /_glueprint/openapi.json lists all of them); did "
        "you mean \"clock\"?");
}

TEST_CASE("A route says which methods it answers") {
  Emulated server;
  CHECK(server.send("HEAD", {}, "", "/health").status == 200);
  const auto answer = server.send("POST", {}, "{}", "/health");
  CHECK(answer.status == 405);
  CHECK(answer.fields.find("Allow: GET, HEAD\r\n") != std::string::npos);
  const auto clock = server.admin("DELETE", "clock");
  CHECK(clock.fields.find("Allow: GET, HEAD, PUT\r\n") != std::string::npos);
}

TEST_CASE("A query is taken at its word, or refused by name") {
  Emulated server;
  const auto parameter_of = [&server](const char* target) {
    const auto answer = server.admin("GET", target);
    CHECK(answer.status == 400);
    return answer.json().at("errors").at(0).at("parameter").get<std::string>();
  };
  CHECK(parameter_of("clock?acount=111122223333") == "acount");
  CHECK(parameter_of("clock?account=1111") == "account");
  CHECK(parameter_of("clock?region=eu-west-1") == "region");
  CHECK(parameter_of("export?region=Europe") == "region");
  CHECK(parameter_of("clock?account=111122223333&account=111122223333") == "account");
  CHECK(server.admin("GET", "clock?account=%31%31%31%31%32%32%32%32%33%33%33%33").status == 200);
  CHECK(server.admin("GET", "clock?account=%3").status == 400);
  CHECK(server.admin("GET", "clock?account=%ff").status == 400);
  CHECK(server.admin("POST", "reset?all=true&fixtures=no").status == 400);
}

TEST_CASE("A body that cannot be read says where") {
  Emulated server;
  CHECK(server.admin("PUT", "clock", "").status == 400);
  CHECK(server.admin("PUT", "clock", "{").status == 400);
  CHECK(server.admin("PUT", "clock", R"({"now": "real", "now": "real"})").pointer() == "#/now");
  CHECK(server.admin("PUT", "clock", R"({"rat": 1})").pointer() == "#/rat");
  CHECK(server.admin("PUT", "clock", R"({"rat": 1})").detail().find("\"rate\"") !=
        std::string::npos);
  CHECK(server.admin("PUT", "clock", "[]").status == 422);
}
