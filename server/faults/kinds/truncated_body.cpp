#include <cmath>

#include <fmt/format.h>

#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class TruncatedBody final : public Fault {
 public:
  explicit TruncatedBody(const nlohmann::json& parameters) : at_{parameters.value("at", 0.5)} {
    if (at_ > 1 && at_ != std::floor(at_)) {
      throw WrongParameter{"/at", "must be a number of bytes, or a fraction less than 1"};
    }
  }

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    co_await proceed();
    const auto body_bytes = request.exchange.response.body.size();
    if (body_bytes == 0 || at_ >= static_cast<double>(body_bytes)) {
      request.had_no_effect(fmt::format("the body ends at byte {}, before it is cut", body_bytes));
      co_return;
    }
    auto& delivery = request.exchange.delivery;
    if (at_ < 1) {
      delivery.cut_body_to_share(at_);
    } else {
      delivery.cut_body(static_cast<std::size_t>(at_));
    }
    delivery.end(Delivery::Ending::closed);
  }

 private:
  double at_;
};

}  // namespace

FaultKind truncated_body() {
  constexpr double bytes_max = 1024 * 1024 * 1024;
  return {"truncated_body",
          "The work is done. Its answer states the whole Content-Length, and ends after a part of "
          "the body.",
          {{"at", number_schema(0, bytes_max,
                                "How much of the body comes: a number of bytes, or a fraction "
                                "less than 1; half of it when it is left out.")}},
          make_kind<TruncatedBody>};
}

}  // namespace glueprint
