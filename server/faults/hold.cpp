#include "server/faults/hold.hpp"

#include <utility>

namespace glueprint {

Hold::Hold(const Executor& executor, HeldRequest*& place,
           std::shared_ptr<HeldRequests> held_requests, ClientLeaving leaving)
    : timer_{executor}, place_{place}, held_requests_{std::move(held_requests)}, leaving_{leaving} {
  if (held_requests_->is_released()) end_ = HoldEnd::released;
  held_requests_->add(*this);
  place_ = this;
}

Hold::~Hold() {
  place_ = nullptr;
  held_requests_->remove(*this);
}

Task<HoldEnd> Hold::wait_until(TimePoint then) {
  if (end_ != HoldEnd::over) co_return end_;
  timer_.expires_at(then);
  co_await timer_.async_wait(awaited);
  co_return end_;
}

void Hold::end(HoldEnd why) {
  if (end_ == HoldEnd::cut) return;
  if (why == HoldEnd::client_left && leaving_ == ClientLeaving::is_ignored) return;
  end_ = why;
  timer_.cancel();
}

}  // namespace glueprint
