#include "core/limits.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class Hang final : public Fault {
 public:
  explicit Hang(const nlohmann::json& parameters) {
    if (!parameters.contains("for")) return;
    time_ = duration_of(parameters, "for", {});
    if (*time_ > fault_time_max) throw WrongParameter{"/for", "must be at most 1h"};
  }

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    if (time_ == Duration::zero()) request.had_no_effect("it hangs for 0 ms");
    const auto end = co_await request.hold(time_);
    if (end == HoldEnd::client_left) {
      request.exchange.delivery.send_nothing();
      request.exchange.delivery.end(Delivery::Ending::closed);
    } else {
      co_await proceed();
    }
  }

 private:
  std::optional<Duration> time_;
};

}  // namespace

FaultKind hang() {
  return {"hang",
          "The request gets no answer. Nothing is done while it hangs, and nothing at all when the "
          "client gives up. Deleting the rule releases it.",
          {{"for", duration_schema("How long it hangs, in real time, until it is answered; for "
                                   "ever when it is left out.")}},
          make_kind<Hang>};
}

}  // namespace glueprint
