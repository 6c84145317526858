#include <stdexcept>

#include <doctest/doctest.h>

#include "server/faults/fault.hpp"
#include "server/faults/fault_kind.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

constexpr auto only_account = "111111111111";

// Throws when it decides, or after the work is done.
class Broken final : public Fault {
 public:
  explicit Broken(bool breaks_early) : breaks_early_{breaks_early} {}

  FaultPtr decide(const Encounter& encounter) const override {
    if (breaks_early_) throw std::runtime_error{"it cannot decide"};
    return Fault::decide(encounter);
  }

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    co_await proceed();
    request.exchange.response.fields.set("X-Left", "over");
    throw std::runtime_error{"it cannot go on"};
  }

 private:
  bool breaks_early_;
};

// Cuts the request, as a hold does when the server stops.
class Cut final : public Fault {
 public:
  Task<void> apply(FaultedRequest&, const Proceed&) const override {
    throw RequestCut{};
    co_return;
  }
};

const FaultKind made_up{"made_up", "Made for a test.", {}, nullptr};

void add_fault(Emulated& server, FaultPtr fault) {
  FaultRule rule;
  rule.id = "x";
  rule.kind = &made_up;
  rule.fault = std::move(fault);
  server.service().account(only_account).faults.add(std::move(rule), Emulated::noon);
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("A fault that fails while it decides is AWS's 500, and the account can be reset") {
  Options options;
  options.limits.worlds_max = 2;
  Emulated server{options};
  add_fault(server, std::make_shared<Broken>(true));
  const auto answer = server.call("ListBlueprints", "{}", only_account);
  CHECK(answer.status == 500);
  CHECK(answer.error() == "InternalServiceException");
  CHECK(server.service().account(only_account).requests_in_hand == 0);
  CHECK(server.admin("GET", "clock?account=222222222222").status == 409);
  CHECK(server.admin("POST", std::string{"reset?account="} + only_account).status == 200);
  CHECK(server.admin("GET", "clock?account=222222222222").status == 200);
}

TEST_CASE("A fault that fails after the work leaves one answer, with each field once") {
  Emulated server;
  add_fault(server, std::make_shared<Broken>(false));
  const auto answer = server.call("ListBlueprints", "{}", only_account);
  CHECK(answer.status == 500);
  CHECK(answer.error() == "InternalServiceException");
  for (const std::string_view name : {"Date: ", "x-amzn-RequestId: ", "Content-Type: "}) {
    CHECK(count(answer.fields, name) == 1);
  }
  CHECK(server.service().account(only_account).requests_in_hand == 0);
}

TEST_CASE("A request that is cut is not answered, and is no longer in hand") {
  Emulated server;
  add_fault(server, std::make_shared<Cut>());
  server.call("ListBlueprints", "{}", only_account);
  CHECK(server.delivery().is_silent);
  CHECK(server.delivery().ending == Delivery::Ending::closed);
  CHECK(server.service().account(only_account).requests_in_hand == 0);
}

TEST_CASE("Who knows no more than std::exception can take a cut request") {
  CHECK_THROWS_AS(throw RequestCut{}, std::exception);
}
