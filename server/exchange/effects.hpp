#pragma once

#include <optional>

#include "core/time/instant.hpp"

namespace glueprint {

// What faults ask of the work on a request itself, rather than of the bytes of its answer.
struct Effects {
  Duration clock_skew{};                   // how far the server's clock is off for this request
  std::optional<Duration> stale_by;        // reads see the world as it was that long ago
  std::optional<int> page_items_max;       // pages are cut there
  bool empties_page = false;               // a page holds nothing, and its token leads to its rows
  std::optional<Duration> token_lifetime;  // tokens that are older have died
};

}  // namespace glueprint
