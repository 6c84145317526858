#pragma once

#include <chrono>
#include <memory>

#include "server/exchange/held_requests.hpp"
#include "server/exchange/task.hpp"

namespace glueprint {

// Whether a wait is over when the client leaves, half-closes included: other servers take them for
// the same.
enum class ClientLeaving { ends_it, is_ignored };

// Holds a request, in real time, for as long as the object lives. The rule and the session know of
// it and may end it early.
class Hold final : public HeldRequest {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  // `place` is where the session looks for it.
  Hold(const Executor& executor, HeldRequest*& place, std::shared_ptr<HeldRequests> held_requests,
       ClientLeaving leaving = ClientLeaving::is_ignored);
  ~Hold() override;

  // Waits until then, or until it is ended; says what has come. Once ended, it waits no more.
  Task<HoldEnd> wait_until(TimePoint then);

  void end(HoldEnd why) override;

 private:
  Timer timer_;
  HeldRequest*& place_;
  std::shared_ptr<HeldRequests> held_requests_;
  ClientLeaving leaving_;
  HoldEnd end_ = HoldEnd::over;
};

}  // namespace glueprint
