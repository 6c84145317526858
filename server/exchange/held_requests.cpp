#include "server/exchange/held_requests.hpp"

namespace glueprint {

void HeldRequests::release() {
  is_released_ = true;
  for (auto* held : held_) held->end(HoldEnd::released);
}

}  // namespace glueprint
