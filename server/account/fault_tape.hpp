#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/account/journal.hpp"

namespace glueprint {

// The faults that occurred, as a plan. When the same requests come again in this order, the plan
// replays them. It counts from the journal's beginning.
nlohmann::json fault_tape(const Journal& journal);

}  // namespace glueprint
