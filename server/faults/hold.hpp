#pragma once

#include <chrono>
#include <memory>

#include "server/exchange/held.hpp"
#include "server/exchange/task.hpp"

namespace glueprint {

// Whether a wait is over when the client leaves, half-closes included: other servers take them for
// the same.
enum class ClientLeaving { ends_it, is_ignored };

// Holds a request, in real time, while it lives. Its rule and its session know of it, and may end
// it early.
class Hold final : public Held {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  // `place` is where the session looks for it.
  Hold(const Executor& executor, Held*& place, std::shared_ptr<Holds> holds,
       ClientLeaving leaving = ClientLeaving::is_ignored);
  ~Hold() override;

  // Waits until then, or until it is ended; says what has come. Once ended, it waits no more.
  Task<HoldEnd> wait_until(TimePoint then);

  void end(HoldEnd why) override;

 private:
  Timer timer_;
  Held*& place_;
  std::shared_ptr<Holds> holds_;
  ClientLeaving leaving_;
  HoldEnd end_ = HoldEnd::over;
};

}  // namespace glueprint
