#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class ResetConnection final : public Fault {
 public:
  explicit ResetConnection(const nlohmann::json& parameters)
      : when_{parameters.value("when", "before")} {}

  bool answers_instead() const override { return when_ == "before"; }

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    auto& delivery = request.exchange.delivery;
    if (answers_instead()) {
      delivery.send_nothing();
    } else {
      co_await proceed();
      delivery.cut_body_to_share(when_ == "body" ? 0.5 : 0);
    }
    delivery.end(Delivery::Ending::reset);
  }

 private:
  std::string when_;
};

}  // namespace

FaultKind reset_connection() {
  return {"reset_connection",
          "The connection is reset (RST).",
          {{"when", choice_schema({"before", "headers", "body"},
                                  "Before the work, which is then not done (the default); or after "
                                  "it, when the headers or half of the body are sent.")}},
          make_kind<ResetConnection>};
}

}  // namespace glueprint
