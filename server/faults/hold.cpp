#include "server/faults/hold.hpp"

#include <utility>

namespace glueprint {

Hold::Hold(const Executor& executor, Held*& place, std::shared_ptr<Holds> holds,
           ClientLeaving leaving)
    : timer_{executor}, place_{place}, holds_{std::move(holds)}, leaving_{leaving} {
  if (holds_->is_released()) end_ = HoldEnd::released;
  holds_->add(*this);
  place_ = this;
}

Hold::~Hold() {
  place_ = nullptr;
  holds_->remove(*this);
}

Task<HoldEnd> Hold::wait_until(TimePoint then) {
  if (end_ != HoldEnd::over) co_return end_;
  timer_.expires_at(then);
  co_await timer_.async_wait(awaited);
  co_return end_;
}

void Hold::end(HoldEnd why) {
  if (why == HoldEnd::client_left && leaving_ == ClientLeaving::is_ignored) return;
  end_ = why;
  timer_.cancel();
}

}  // namespace glueprint
