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

TEST_CASE("An admin route that is not there is a problem document that says which are") {
  Emulated server;
  for (const auto* path : {"/_glueprint/", "/_glueprint", "/_glueprint/healthy"}) {
    CAPTURE(path);
    const auto answer = server.send("GET", {}, "", path);
    CHECK(answer.status == 404);
    CHECK(answer.fields.find("Content-Type: application/problem+json\r\n") != std::string::npos);
    CHECK(answer.json().at("status") == 404);
    CHECK(answer.json().at("detail").get<std::string>().find("/_glueprint/health") !=
          std::string::npos);
  }
}

TEST_CASE("Health answers GET and HEAD only") {
  Emulated server;
  CHECK(server.send("HEAD", {}, "", "/health").status == 200);
  const auto answer = server.send("POST", {}, "{}", "/health");
  CHECK(answer.status == 405);
  CHECK(answer.fields.find("Allow: GET, HEAD\r\n") != std::string::npos);
}
