#include "server/exchange/held.hpp"

namespace glueprint {

void Holds::release() {
  is_released_ = true;
  for (auto* held : held_) held->end(HoldEnd::released);
}

}  // namespace glueprint
