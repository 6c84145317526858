#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/limits.hpp"
#include "core/time/duration_text.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

using nlohmann::json;
using Chance = std::function<double(int place)>;

// A draw of the standard normal distribution (Box and Muller 1958).
double normal_draw(const Chance& chance) {
  return std::sqrt(-2 * std::log(1 - chance(0))) * std::cos(2 * std::numbers::pi * chance(1));
}

double milliseconds_of(const json& figures, std::string_view name) {
  return static_cast<double>(duration_of(figures, name, {}).count());
}

class Latency final : public Fault {
 public:
  explicit Latency(const json& parameters) : parameters_(parameters) {
    if (!parameters.contains("fixed")) {
      refuse_wrong_order();
      return;
    }
    fixed_ = duration_of(parameters, "fixed", {});
    if (*fixed_ > fault_time_max) throw WrongParameter{"/fixed", "must be at most 1h"};
  }

  FaultPtr decide(const Encounter& encounter) const override {
    if (fixed_) return shared_from_this();
    const auto drawn =
        std::clamp(draw(encounter.chance), 0.0, static_cast<double>(fault_time_max.count()));
    const Duration late{std::llround(drawn)};
    return make_fault({{"kind", "latency"}, {"fixed", write_duration(late)}});
  }

  // The work is done when the time is over, even if the client has left.
  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    if (*fixed_ == Duration::zero()) request.had_no_effect("the delay is 0 ms");
    co_await request.wait(*fixed_);
    co_await proceed();
  }

 private:
  void refuse_wrong_order() const {
    const auto uniform = parameters_.find("uniform");
    if (uniform == parameters_.end()) return;
    if (milliseconds_of(*uniform, "max") < milliseconds_of(*uniform, "min")) {
      throw WrongParameter{"/uniform/max", "must not be less than min"};
    }
  }

  double draw(const Chance& chance) const {
    if (const auto uniform = parameters_.find("uniform"); uniform != parameters_.end()) {
      const auto min = milliseconds_of(*uniform, "min");
      return min + chance(0) * (milliseconds_of(*uniform, "max") - min);
    }
    if (const auto normal = parameters_.find("normal"); normal != parameters_.end()) {
      return milliseconds_of(*normal, "mean") +
             normal_draw(chance) * milliseconds_of(*normal, "deviation");
    }
    const auto& lognormal = parameters_.at("lognormal");
    return milliseconds_of(lognormal, "median") *
           std::exp(normal_draw(chance) * lognormal.at("sigma").get<double>());
  }

  json parameters_;
  std::optional<Duration> fixed_;
};

}  // namespace

FaultKind latency() {
  return {"latency",
          "The work and its answer are late, in real time. One of the four says how late.",
          {{"fixed", duration_schema("The same each time.")},
           {"uniform", figures_schema({{"min", duration_schema("The minimum."), true},
                                       {"max", duration_schema("The maximum."), true}},
                                      "Uniformly distributed between two.")},
           {"normal", figures_schema({{"mean", duration_schema("The mean."), true},
                                      {"deviation", duration_schema("The deviation."), true}},
                                     "Normally distributed; never less than zero.")},
           {"lognormal",
            figures_schema({{"median", duration_schema("The median."), true},
                            {"sigma", number_schema(0, 10, "How long the tail is."), true}},
                           "Log-normally distributed: mostly near the median, at times far "
                           "longer, as with real services.")}},
          make_kind<Latency>,
          nullptr,
          OneOf::yes};
}

}  // namespace glueprint
