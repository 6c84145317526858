#pragma once

#include <optional>

#include "core/time/instant.hpp"

namespace glueprint {

// What faults change in the work on a request, rather than in the bytes of its answer.
struct Effects {
  Duration clock_skew{};                   // how far the server's clock is wrong for this request
  std::optional<Duration> stale_by;        // reads see the data of that long ago
  std::optional<int> page_items_max;       // pages are cut there
  bool empties_page = false;               // a page has no rows, and its token leads to them
  std::optional<Duration> token_lifetime;  // the lifetime of tokens, in place of the flag's
};

}  // namespace glueprint
