#pragma once

#include <limits>
#include <string_view>

#include "core/lifecycle.hpp"
#include "core/records.hpp"

namespace glueprint {

// The end of a run as its row has it: `not_yet_known` when it never ends, or waits for reads.
inline Instant run_end(std::string_view phases, Instant phases_from) {
  return ends_on(phases, phases_from).value_or(not_yet_known);
}

// The place before the first run of any list.
inline constexpr RunPlace before_all_runs{Instant::max(), std::numeric_limits<std::int64_t>::max()};

}  // namespace glueprint
