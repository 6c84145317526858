#include "server/http/handshakes.hpp"

#include <utility>

#include "core/limits.hpp"
#include "core/time/clock.hpp"

namespace glueprint {

Handshakes::Place::Place(Handshakes& all, std::function<void()> cut)
    : all_{all},
      cut_{std::move(cut)},
      begun_{steady_now()},
      link_{all.places_.insert(all.places_.end(), this)} {}

Handshakes::Place::~Place() {
  if (!is_cut_) all_.places_.erase(link_);
}

bool Handshakes::make_room() {
  if (places_.size() < tls_handshakes_max) return true;
  auto* const oldest = places_.front();
  if (steady_now() - oldest->begun_ < tls_handshake_time_min) return false;
  places_.pop_front();
  oldest->is_cut_ = true;
  oldest->cut_();
  return true;
}

}  // namespace glueprint
