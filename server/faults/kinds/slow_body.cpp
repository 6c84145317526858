#include <fmt/format.h>

#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class SlowBody final : public Fault {
 public:
  explicit SlowBody(const nlohmann::json& parameters)
      : bytes_per_second_{parameters.at("bytes_per_second")} {}

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    co_await proceed();
    const auto body_bytes = request.exchange.response.body.size();
    if (body_bytes * 1000 < bytes_per_second_) {
      request.had_no_effect(fmt::format("{} bytes take less than a millisecond", body_bytes));
      co_return;
    }
    request.exchange.delivery.pace(bytes_per_second_, request.held_requests);
  }

 private:
  std::size_t bytes_per_second_;
};

}  // namespace

FaultKind slow_body() {
  constexpr std::int64_t bytes_max = 1'000'000'000;
  return {"slow_body",
          "The headers come at once, the body slowly, in real time.",
          {{"bytes_per_second", whole_number_schema(1, bytes_max, "The rate of the body."), true}},
          make_kind<SlowBody>};
}

}  // namespace glueprint
