#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class ClockSkew final : public Fault {
 public:
  explicit ClockSkew(const nlohmann::json& parameters)
      : by_{duration_of(parameters, "by", Duration::zero())} {}

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    if (by_ == Duration::zero()) request.had_no_effect("the clock is 0 ms off");
    request.exchange.effects.clock_skew += by_;
    co_await proceed();
  }

 private:
  Duration by_;
};

}  // namespace

FaultKind clock_skew() {
  return {"clock_skew",
          "The server's clock is wrong, and with it the header Date.",
          {{"by", signed_duration_schema("How far ahead; with a minus, behind."), true}},
          make_kind<ClockSkew>};
}

}  // namespace glueprint
