#include "server/faults/fault_chain.hpp"

namespace glueprint {

Task<void> FaultChain::operator()() const {
  if (fired_.empty()) {
    work_();
    co_return;
  }
  auto& first = fired_.front();
  FaultedRequest request{asked_, exchange_, first.held_requests, fail_, first.without_effect};
  const FaultChain rest{asked_, exchange_, fired_.subspan(1), work_, fail_};
  co_await first.fault->apply(request, rest);
}

}  // namespace glueprint
