#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class EmptyResponse final : public Fault {
 public:
  explicit EmptyResponse(const nlohmann::json&) {}

  bool answers_instead() const override { return true; }

  Task<void> apply(FaultedRequest& request, const Proceed&) const override {
    request.exchange.delivery.send_nothing();
    request.exchange.delivery.end(Delivery::Ending::closed);
    co_return;
  }
};

}  // namespace

FaultKind empty_response() {
  return {"empty_response",
          "The connection is closed without a byte. Nothing is done.",
          {},
          make_kind<EmptyResponse>};
}

}  // namespace glueprint
