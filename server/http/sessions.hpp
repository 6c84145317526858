#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "server/http/transport.hpp"

namespace glueprint {

using TimePoint = std::chrono::steady_clock::time_point;

// A session, as the set of sessions sees it.
class Supervised {
 public:
  Supervised() = default;
  Supervised(const Supervised&) = delete;
  Supervised& operator=(const Supervised&) = delete;
  virtual ~Supervised() = default;

  // Ends the session if it has waited beyond its deadline.
  virtual void look(TimePoint now) = 0;

  // Asks the session to end: at once if it is idle, else after the request in hand, at the latest
  // at `cut_at`.
  virtual void drain(TimePoint cut_at) = 0;

 private:
  friend class Sessions;
  std::size_t place_ = 0;
};

// The live sessions of a listener, and the one timer for all their deadlines. The timer runs while
// there are sessions.
class Sessions : public std::enable_shared_from_this<Sessions> {
 public:
  explicit Sessions(const Executor& executor) : timer_{executor} {}

  // After drain(), a session that comes is asked to end as well.
  void add(Supervised& session);
  void remove(Supervised& session);
  std::size_t count() const { return sessions_.size(); }

  // Asks all sessions to end within stop_grace.
  void drain();

 private:
  void watch();
  void sweep();

  Timer timer_;
  std::vector<Supervised*> sessions_;
  std::optional<TimePoint> cut_at_;
};

}  // namespace glueprint
