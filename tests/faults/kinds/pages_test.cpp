#include <set>

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

// Every element of a list, page by page, as clients read it. An expired token makes it start over.
struct Read {
  std::vector<std::string> elements;
  int pages = 0;
  int empty_pages = 0;
  std::size_t longest = 0;
  int restarts = 0;
};

Read read_all(Emulated& server, std::string_view operation, json input, const char* member) {
  Read read;
  std::set<std::string> tokens;
  while (true) {
    const auto answer = server.call(operation, input.dump());
    if (answer.status != 200) {
      REQUIRE(answer.message() == "Next token expired.");
      input.erase("NextToken");
      tokens.clear();
      const int restarts = read.restarts + 1;
      read = {};
      read.restarts = restarts;
      continue;
    }
    const auto page = answer.json();
    const auto& list = page.at(member);
    ++read.pages;
    if (list.empty()) ++read.empty_pages;
    read.longest = std::max(read.longest, list.size());
    for (const auto& element : list) {
      read.elements.push_back(element.is_string() ? element : element.at("RunId"));
    }
    if (!page.contains("NextToken")) return read;
    input["NextToken"] = page.at("NextToken");
    CHECK_MESSAGE(tokens.insert(page.at("NextToken")).second, "a token came twice");
  }
}

void seed(Emulated& server) {
  for (int i = 10; i < 40; ++i) server.create("blueprint-" + std::to_string(i));
  for (int i = 0; i < 30; ++i) {
    server.start("blueprint-10", json{{"WorkflowName", "w" + std::to_string(i)}}.dump());
    server.advance(10ms);
  }
  server.advance(1h);
}

struct List {
  const char* operation;
  json input;
  const char* member;
};

const std::vector<List>& lists() {
  static const std::vector<List> all{
      {"GetBlueprintRuns", {{"BlueprintName", "blueprint-10"}, {"MaxResults", 7}}, "BlueprintRuns"},
      {"ListBlueprints", {{"MaxResults", 7}}, "Blueprints"},
      {"ListWorkflows", {{"MaxResults", 7}}, "Workflows"}};
  return all;
}

}  // namespace

TEST_CASE("Small pages, empty ones and dead tokens lose nothing and repeat nothing") {
  for (const auto& list : lists()) {
    CAPTURE(list.operation);
    Emulated server;
    seed(server);
    const auto plain = read_all(server, list.operation, list.input, list.member);
    REQUIRE(plain.elements.size() == 30);
    CHECK(plain.longest == 7);

    server.admin("PUT", "faults/small", R"({"fault":{"kind":"small_pages","items":2}})");
    const auto small = read_all(server, list.operation, list.input, list.member);
    CHECK(small.elements == plain.elements);
    CHECK(small.longest == 2);
    CHECK(small.pages == 15);

    server.admin("PUT", "faults/empty", R"({"every":2,"fault":{"kind":"empty_page"}})");
    const auto empty = read_all(server, list.operation, list.input, list.member);
    CHECK(empty.elements == plain.elements);
    CHECK(empty.empty_pages >= 14);

    server.admin("PUT", "faults/dead", R"({"skip":3,"times":2,"fault":{"kind":"expire_tokens"}})");
    const auto dead = read_all(server, list.operation, list.input, list.member);
    CHECK(dead.elements == plain.elements);
    CHECK(dead.restarts == 2);
  }
}

TEST_CASE("Empty pages may come many times, and at the end of a list too") {
  for (const auto& list : lists()) {
    CAPTURE(list.operation);
    Emulated server;
    seed(server);
    server.add_faults(R"({"skip":1,"times":300,"fault":{"kind":"empty_page"}})");
    const auto read = read_all(server, list.operation, list.input, list.member);
    CHECK(read.elements.size() == 30);
    CHECK(read.empty_pages == 300);
  }
}

TEST_CASE("An empty page of a list that holds nothing leads to its end") {
  Emulated server;
  server.add_faults(R"({"times":1,"fault":{"kind":"empty_page"}})");
  const auto read = read_all(server, "ListBlueprints", json::object(), "Blueprints");
  CHECK(read.elements.empty());
  CHECK(read.pages == 2);
}

TEST_CASE("small_pages never makes a page longer than MaxResults") {
  Emulated server;
  seed(server);
  server.add_faults(R"({"fault":{"kind":"small_pages","items":20}})");
  const auto read = read_all(server, "ListBlueprints", {{"MaxResults", 7}}, "Blueprints");
  CHECK(read.longest == 7);
}

TEST_CASE("A token dies at the age that expire_tokens says, in emulated time") {
  Emulated server;
  seed(server);
  server.add_faults(R"({"fault":{"kind":"expire_tokens","after":"10s"}})");
  const auto token = server.call("ListBlueprints", R"({"MaxResults":7})").json().at("NextToken");
  const auto next = json{{"MaxResults", 7}, {"NextToken", token}}.dump();
  server.advance(10s);
  CHECK(server.call("ListBlueprints", next).status == 200);
  server.advance(1ms);
  const auto answer = server.call("ListBlueprints", next);
  CHECK(answer.error() == "InvalidInputException");
  server.admin("DELETE", "faults");
  CHECK(server.call("ListBlueprints", next).status == 200);
}

TEST_CASE("Faults of pages still refuse what is wrong with a request") {
  Emulated server;
  server.add_faults(R"({"fault":{"kind":"empty_page"}})");
  CHECK(server.call("GetBlueprintRuns", R"({"BlueprintName":"none"})").error() ==
        "EntityNotFoundException");
  CHECK(server.call("ListBlueprints", R"({"NextToken":"forged"})").message() ==
        "Invalid next token.");
  CHECK(server.call("ListBlueprints", R"({"MaxResults":0})").error() == "ValidationException");
}
