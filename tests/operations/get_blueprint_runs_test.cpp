#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

Answer page(Emulated& server, const nlohmann::json& input) {
  return server.call("GetBlueprintRuns", input.dump());
}

// What one answer holds of the list.
std::vector<std::string> ids_in(const nlohmann::json& answer) {
  std::vector<std::string> ids;
  for (const auto& run : answer.at("BlueprintRuns")) ids.push_back(run.at("RunId"));
  return ids;
}

std::vector<std::string> all_ids(Emulated& server, int runs_max) {
  std::vector<std::string> ids;
  nlohmann::json input{{"BlueprintName", "orders"}, {"MaxResults", runs_max}};
  while (true) {
    const auto answer = page(server, input).json();
    const auto some = ids_in(answer);
    ids.insert(ids.end(), some.begin(), some.end());
    if (!answer.contains("NextToken")) return ids;
    input["NextToken"] = answer.at("NextToken");
  }
}

std::string first_token(Emulated& server) {
  return page(server, {{"BlueprintName", "orders"}, {"MaxResults", 1}}).json().at("NextToken");
}

// Takes a run out of the list of its blueprint.
void move_away(Emulated& server, const std::string& run_id) {
  auto& store = server.service().store();
  BlueprintRun run;
  run.run_id = run_id;
  run.phases = "SUCCEEDED";
  store.runs.insert_or_replace(default_world, *store.blueprints.id_of(default_world, "elsewhere"),
                               run);
}

}  // namespace

TEST_CASE("GetBlueprintRuns lists the newest run first, by start and then by order of starting") {
  Emulated server;
  server.create("orders");
  std::vector<std::string> started;
  for (int run = 0; run < 6; ++run) {
    started.push_back(server.start("orders"));
    if (run % 2 == 1) server.advance(1ms);
  }
  std::reverse(started.begin(), started.end());
  for (const int runs_max : {1, 2, 5, 6, 7, 1000}) {
    CAPTURE(runs_max);
    CHECK(all_ids(server, runs_max) == started);
  }
}

TEST_CASE("A blueprint without runs has an empty list and no token") {
  Emulated server;
  server.create("orders");
  CHECK(page(server, {{"BlueprintName", "orders"}}).body == R"({"BlueprintRuns":[]})");
  CHECK(page(server, {{"BlueprintName", "nobody"}}).error() == "EntityNotFoundException");
}

TEST_CASE("The last page carries no NextToken, also when it is full") {
  Emulated server;
  server.create("orders");
  for (int run = 0; run < 4; ++run) server.start("orders");
  const auto first = page(server, {{"BlueprintName", "orders"}, {"MaxResults", 2}}).json();
  const auto second =
      page(server,
           {{"BlueprintName", "orders"}, {"MaxResults", 2}, {"NextToken", first.at("NextToken")}});
  CHECK(ids_in(second.json()).size() == 2);
  CHECK_FALSE(second.json().contains("NextToken"));
}

TEST_CASE("Without MaxResults a page has the size that was asked for at the start") {
  Options options;
  options.page_size = 3;
  Emulated server{options};
  server.create("orders");
  for (int run = 0; run < 4; ++run) server.start("orders");
  CHECK(ids_in(page(server, {{"BlueprintName", "orders"}}).json()).size() == 3);
}

TEST_CASE("A page ends at four mebibytes") {
  Emulated server;
  server.create("orders");
  const std::string parameters(131072, 'x');
  for (int run = 0; run < 70; ++run) server.start("orders", parameters);
  const auto answer = page(server, {{"BlueprintName", "orders"}, {"MaxResults", 1000}});
  CHECK(answer.body.size() > 4 * 1024 * 1024);
  CHECK(answer.body.size() < 5 * 1024 * 1024);
  CHECK(answer.json().contains("NextToken"));
  CHECK(all_ids(server, 1000).size() == 70);
}

TEST_CASE("A token works again, and with another MaxResults") {
  Emulated server;
  server.create("orders");
  for (int run = 0; run < 5; ++run) server.start("orders");
  nlohmann::json input{{"BlueprintName", "orders"}, {"NextToken", first_token(server)}};
  const auto once = page(server, input).body;
  CHECK(page(server, input).body == once);
  input["MaxResults"] = 2;
  CHECK(ids_in(page(server, input).json()).size() == 2);
}

TEST_CASE("A token is refused when it is forged, foreign, cut or expired") {
  Options options;
  options.token_lifetime = 1h;
  Emulated server{options};
  for (const auto* name : {"orders", "others"}) {
    server.create(name);
    for (int run = 0; run < 2; ++run) server.start(name);
  }
  const auto token = first_token(server);
  const auto with = [&](std::string_view name, const std::string& some_token) {
    return page(server, {{"BlueprintName", name}, {"NextToken", some_token}});
  };
  for (const auto& bad :
       {std::string{}, std::string{"x"}, token.substr(1), token + "A", "B" + token.substr(1)}) {
    CAPTURE(bad);
    CHECK(with("orders", bad).error() == "InvalidInputException");
  }
  CHECK(with("others", token).error() == "InvalidInputException");

  const nlohmann::json input{{"BlueprintName", "orders"}, {"NextToken", token}};
  for (const auto& [account, region] :
       {std::pair{"111111111111", "us-east-1"}, std::pair{"000000000000", "eu-west-1"}}) {
    server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k"})", account,
                region);
    CHECK(server.call("GetBlueprintRuns", input.dump(), account, region).error() ==
          "InvalidInputException");
  }

  server.advance(1h);
  CHECK(with("orders", token).status == 200);
  server.advance(1ms);
  CHECK(with("orders", token).message() == "Next token expired.");
}

// Between any two pages runs start, or old ones vanish: what stood all the time comes exactly once,
// in order.
TEST_CASE("Pages hold every run that stood throughout exactly once") {
  std::mt19937 chance{20240223};
  const auto up_to = [&](int most) { return std::uniform_int_distribution{0, most}(chance); };
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    Emulated server;
    server.create("orders");
    server.create("elsewhere");
    std::vector<std::string> standing;
    for (int run = up_to(40); run > 0; --run) {
      standing.insert(standing.begin(), server.start("orders"));
      server.advance(Duration{up_to(1)});
    }
    std::vector<std::string> seen;
    nlohmann::json input{{"BlueprintName", "orders"}};
    std::set<std::string> gone;
    while (true) {
      input["MaxResults"] = 1 + up_to(9);
      const auto answer = page(server, input).json();
      for (auto& id : ids_in(answer)) seen.push_back(std::move(id));
      if (!answer.contains("NextToken")) break;
      input["NextToken"] = answer.at("NextToken");
      for (int added = up_to(2); added > 0; --added) server.start("orders");
      if (!standing.empty() && up_to(1) == 0) {
        const auto victim =
            standing[static_cast<std::size_t>(up_to(static_cast<int>(standing.size()) - 1))];
        move_away(server, victim);
        gone.insert(victim);
      }
    }
    std::erase_if(standing, [&](const std::string& id) { return gone.contains(id); });
    std::erase_if(seen, [&](const std::string& id) { return gone.contains(id); });
    CHECK(seen == standing);
  }
}
