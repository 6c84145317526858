#include <algorithm>

#include "server/faults/kinds/retry_after.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// The tokens that there were at an instant.
struct Bucket {
  double tokens = 0;
  Instant since;
};

// A token bucket in emulated time. A request that finds a token takes it and passes.
class Throttle final : public Fault {
 public:
  explicit Throttle(const json& parameters)
      : rate_{parameters.at("rate")},
        burst_{parameters.value("burst", std::max(1.0, rate_))},
        over_the_rate_{make_fault(error_of(parameters))} {}

  FaultPtr decide(const Encounter& encounter) const override {
    const auto now = encounter.request.now();
    if (!encounter.memory.has_value()) encounter.memory = Bucket{burst_, now};
    auto& bucket = std::any_cast<Bucket&>(encounter.memory);
    const std::chrono::duration<double> passed = std::max(Duration::zero(), now - bucket.since);
    bucket = {std::min(burst_, bucket.tokens + passed.count() * rate_), now};
    if (bucket.tokens < 1) return over_the_rate_;
    bucket.tokens -= 1;
    return nullptr;
  }

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    return over_the_rate_->apply(request, proceed);
  }

 private:
  static json error_of(const json& parameters) {
    json error{{"kind", "error"}, {"code", "ThrottlingException"}};
    if (parameters.contains("retry_after_ms")) {
      error["retry_after_ms"] = parameters.at("retry_after_ms");
    }
    return error;
  }

  double rate_;
  double burst_;
  FaultPtr over_the_rate_;
};

}  // namespace

FaultKind throttle() {
  constexpr double requests_max = 1'000'000;
  auto rate = number_schema(0, requests_max, "Requests a second that pass, in emulated time.");
  return {"throttle",
          "Over the rate, ThrottlingException.",
          {{"rate", std::move(rate), true},
           {"burst", number_schema(1, requests_max,
                                   "Requests that pass at once after a rest; the rate, at least "
                                   "one, when it is left out.")},
           {"retry_after_ms", retry_after_schema()}},
          make_kind<Throttle>};
}

}  // namespace glueprint
