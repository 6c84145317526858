#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/scope.hpp"
#include "server/exchange/held_requests.hpp"

namespace glueprint {

class PendingWorks;

// The work of one request, still to be done while faults are at work on it. It is known to its
// account's PendingWorks for as long as the object lives.
class PendingWork {
 public:
  // `held` is where the request's hold stands while there is one.
  PendingWork(PendingWorks& all, Scope scope, HeldRequest*& held);
  PendingWork(const PendingWork&) = delete;
  PendingWork& operator=(const PendingWork&) = delete;
  ~PendingWork();

  // Whether its world was reset since the request came, so that the work must not be done.
  bool is_cancelled() const { return is_cancelled_; }

  // The work begins: from now on it is the world's, and cannot be cancelled.
  void begin() { has_begun_ = true; }

 private:
  friend class PendingWorks;

  PendingWorks& all_;
  Scope scope_;
  HeldRequest*& held_;
  bool is_cancelled_ = false;
  bool has_begun_ = false;
};

// The works of an account that faults hold up. A reset cancels them: it is final.
class PendingWorks {
 public:
  // Cancels the works of a world, or all of them, and ends their holds. Returns how many.
  std::size_t cancel(const Scope& scope);
  std::size_t cancel_all();

 private:
  friend class PendingWork;

  std::size_t cancel_where(const std::function<bool(const Scope&)>& is_meant);

  std::unordered_set<PendingWork*> works_;
};

}  // namespace glueprint
