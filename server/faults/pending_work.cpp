#include "server/faults/pending_work.hpp"

namespace glueprint {

PendingWork::PendingWork(PendingWorks& all, Scope scope, HeldRequest*& held)
    : all_{all}, scope_{std::move(scope)}, held_{held} {
  all_.works_.insert(this);
}

PendingWork::~PendingWork() {
  all_.works_.erase(this);
}

std::size_t PendingWorks::cancel(const Scope& scope) {
  return cancel_where([&scope](const Scope& other) {
    return other.account == scope.account && other.region == scope.region;
  });
}

std::size_t PendingWorks::cancel_all() {
  return cancel_where([](const Scope&) { return true; });
}

std::size_t PendingWorks::cancel_where(const std::function<bool(const Scope&)>& is_meant) {
  std::size_t cancelled = 0;
  for (auto* work : works_) {
    if (work->has_begun_ || work->is_cancelled_ || !is_meant(work->scope_)) continue;
    work->is_cancelled_ = true;
    if (work->held_ != nullptr) work->held_->end(HoldEnd::cut);
    ++cancelled;
  }
  return cancelled;
}

}  // namespace glueprint
