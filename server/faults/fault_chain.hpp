#pragma once

#include <functional>
#include <span>

#include "server/faults/fault.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

// The work on a request, wrapped in the faults of the rules that fired, the first one outermost.
class FaultChain final : public Proceed {
 public:
  using Work = std::function<void()>;
  using Fail = std::function<void(const ApiError&)>;

  // All of these must outlive the chain.
  FaultChain(const FaultRequest& asked, Exchange& exchange, std::span<FiredFault> fired,
             const Work& work, const Fail& fail)
      : asked_{asked}, exchange_{exchange}, fired_{fired}, work_{work}, fail_{fail} {}

  // Throws RequestCut.
  Task<void> operator()() const override;

 private:
  const FaultRequest& asked_;
  Exchange& exchange_;
  std::span<FiredFault> fired_;
  const Work& work_;
  const Fail& fail_;
};

}  // namespace glueprint
