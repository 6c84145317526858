#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "core/random.hpp"
#include "core/time/duration_text.hpp"
#include "server/faults/fault.hpp"
#include "server/faults/fault_kind.hpp"
#include "server/faults/fault_request.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

// The latencies, in milliseconds and in order, that so many requests meet.
std::vector<double> latencies(const json& fault, int requests) {
  const Random random{7};
  const auto latency = make_fault(fault);
  const FaultRequest request{"1", "r", nullptr, "", {}};
  std::vector<double> drawn;
  std::any memory;
  for (int i = 0; i < requests; ++i) {
    const auto chance = [&](int place) { return random.fraction("1", std::to_string(place), i); };
    const auto fixed = latency->decide(Encounter{request, memory, chance});
    const auto text = fixed->definition()->at("fixed").get<std::string>();
    drawn.push_back(static_cast<double>(read_duration(text)->count()));
  }
  std::sort(drawn.begin(), drawn.end());
  return drawn;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("Latencies are distributed as they should be") {
  const auto uniform =
      latencies({{"kind", "latency"}, {"uniform", {{"min", "100ms"}, {"max", "300ms"}}}}, 4000);
  CHECK(uniform.front() >= 100);
  CHECK(uniform.front() < 105);
  CHECK(uniform.back() <= 300);
  CHECK(uniform.back() > 295);
  CHECK(std::abs(mean(uniform) - 200) < 4);

  const auto normal = latencies(
      {{"kind", "latency"}, {"normal", {{"mean", "500ms"}, {"deviation", "100ms"}}}}, 4000);
  CHECK(std::abs(mean(normal) - 500) < 8);
  CHECK(std::abs(normal[4000 * 841 / 1000] - 600) < 15);  // one deviation above the mean

  const auto lognormal =
      latencies({{"kind", "latency"}, {"lognormal", {{"median", "200ms"}, {"sigma", 0.5}}}}, 4000);
  CHECK(std::abs(lognormal[2000] - 200) < 10);
  CHECK(std::abs(lognormal[4000 * 841 / 1000] - 200 * std::exp(0.5)) < 20);
}

TEST_CASE("A latency is never less than nothing and never more than an hour") {
  const auto normal =
      latencies({{"kind", "latency"}, {"normal", {{"mean", "0s"}, {"deviation", "1s"}}}}, 100);
  CHECK(normal.front() == 0);
  const auto lognormal =
      latencies({{"kind", "latency"}, {"lognormal", {{"median", "1h"}, {"sigma", 10}}}}, 100);
  CHECK(lognormal.back() == 3'600'000);
}

TEST_CASE("A throttle lets its burst pass, and then its rate, in emulated time") {
  Emulated server;
  server.add_faults(R"({"fault":{"kind":"throttle","rate":2,"burst":3,"retry_after_ms":500}})");
  const auto pattern = [&server](int requests) {
    std::string seen;
    for (int i = 0; i < requests; ++i) {
      seen += server.call("ListBlueprints", "{}").status == 200 ? '.' : 'x';
    }
    return seen;
  };
  CHECK(pattern(5) == "...xx");
  server.advance(500ms);
  CHECK(pattern(2) == ".x");
  server.advance(1h);
  CHECK(pattern(5) == "...xx");
  server.advance(-30min);
  CHECK(pattern(1) == "x");
  server.advance(1s);
  CHECK(pattern(3) == "..x");
  const auto answer = server.call("ListBlueprints", "{}");
  CHECK(answer.error() == "ThrottlingException");
  CHECK(answer.message() == "Rate exceeded");
  CHECK(answer.fields.find("x-amz-retry-after: 500\r\n") != std::string::npos);
  const auto& rule = server.account().faults.all().front();
  CHECK(rule.matched == 17);
  CHECK(rule.fired == 8);
}

TEST_CASE("A throttle of one account does not know the requests of another") {
  Options options;
  Emulated server{options};
  for (const auto* account : {"111111111111", "222222222222"}) {
    server.admin("POST", std::string{"faults?account="} + account,
                 R"({"fault":{"kind":"throttle","rate":0}})");
    CHECK(server.call("ListBlueprints", "{}", account).status == 200);
    CHECK(server.call("ListBlueprints", "{}", account).status == 400);
  }
}

TEST_CASE("The clock of a skewed server is off in Date alone") {
  Options options;
  options.date = DateSource::emulated;
  Emulated server{options};
  const auto date = [&server] {
    const auto answer = server.call("ListBlueprints", "{}");
    return answer.fields.substr(0, answer.fields.find("\r\n"));
  };
  CHECK(date() == "Date: Fri, 23 Feb 2024 14:44:45 GMT");
  server.admin("PUT", "faults/x", R"({"fault":{"kind":"clock_skew","by":"-10m"}})");
  CHECK(date() == "Date: Fri, 23 Feb 2024 14:34:45 GMT");
  server.add_faults(R"({"fault":{"kind":"clock_skew","by":"20m"}})");
  CHECK(date() == "Date: Fri, 23 Feb 2024 14:54:45 GMT");
  for (int i = 0; i < 9; ++i) {
    server.add_faults(R"({"fault":{"kind":"clock_skew","by":"8760000h"}})");
  }
  CHECK(date() == "Date: Fri, 31 Dec 9999 23:59:59 GMT");
}
