#include "server/http/sessions.hpp"

#include "core/limits.hpp"
#include "core/time/clock.hpp"

namespace glueprint {
namespace {

// How late a deadline may be noticed. A timer for each costs about a microsecond a request.
constexpr std::chrono::milliseconds sweep_interval{100};

}  // namespace

void Sessions::add(Supervised& session) {
  session.place_ = sessions_.size();
  sessions_.push_back(&session);
  if (sessions_.size() == 1) watch();
  if (cut_at_) session.drain(*cut_at_);
}

void Sessions::remove(Supervised& session) {
  sessions_.back()->place_ = session.place_;
  sessions_[session.place_] = sessions_.back();
  sessions_.pop_back();
  if (sessions_.empty()) timer_.cancel();
}

void Sessions::drain() {
  cut_at_ = steady_now() + stop_grace;
  for (auto* session : sessions_) session->drain(*cut_at_);
}

void Sessions::watch() {
  timer_.expires_after(sweep_interval);
  timer_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
    if (!error && !self->sessions_.empty()) self->sweep();
  });
}

void Sessions::sweep() {
  const auto now = steady_now();
  for (auto* session : sessions_) session->look(now);
  watch();
}

}  // namespace glueprint
