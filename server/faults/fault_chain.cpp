#include "server/faults/fault_chain.hpp"

namespace glueprint {

Task<void> FaultChain::operator()() const {
  if (strikes_.empty()) {
    work_();
    co_return;
  }
  const auto& strike = strikes_.front();
  FaultedRequest request{asked_, exchange_, strike.holds, fail_};
  const FaultChain rest{asked_, exchange_, strikes_.subspan(1), work_, fail_};
  co_await strike.fault->apply(request, rest);
}

}  // namespace glueprint
