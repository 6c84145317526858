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
    const auto end = co_await request.hold(time_);
    if (end == HoldEnd::client_left) {
      request.exchange.delivery.is_silent = true;
      request.exchange.delivery.ending = Delivery::Ending::closed;
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
          "The request is taken and not answered. Nothing is done while it hangs, and nothing at "
          "all when the client gives up; removing the rule lets it go on.",
          {{"for", duration_schema("How long it hangs, by real time; for ever when it is left "
                                   "out. Then it is answered.")}},
          make_kind<Hang>};
}

}  // namespace glueprint
