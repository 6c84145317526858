#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class LostResponse final : public Fault {
 public:
  explicit LostResponse(const nlohmann::json&) {}

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    co_await proceed();
    request.exchange.delivery.send_nothing();
    request.exchange.delivery.end(Delivery::Ending::reset);
  }
};

}  // namespace

FaultKind lost_response() {
  return {"lost_response",
          "The work is done, but in place of its answer the connection is reset: a retry does the "
          "work again.",
          {},
          make_kind<LostResponse>};
}

}  // namespace glueprint
