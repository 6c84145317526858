#pragma once

#include <chrono>
#include <memory>

#include "server/exchange/held_requests.hpp"
#include "server/exchange/task.hpp"

namespace glueprint {

// Whether a wait ends when the client leaves. A half-closed connection counts as left, as with
// other servers.
enum class ClientLeaving { ends_it, is_ignored };

// Holds a request, in real time, for as long as the object lives. The rule and the session know it
// and may end it early.
class Hold final : public HeldRequest {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  // `place` is where the session looks for the hold.
  Hold(const Executor& executor, HeldRequest*& place, std::shared_ptr<HeldRequests> held_requests,
       ClientLeaving leaving = ClientLeaving::is_ignored);
  ~Hold() override;

  // Waits until `then`, or until the hold is ended; returns why. Once ended, it waits no more.
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
