#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/account/journal.hpp"

namespace glueprint {

// The plan that does to the same requests, when they come again in this order, what the journal
// says that faults did to them. It counts from the journal's beginning.
nlohmann::json fault_tape(const Journal& journal);

}  // namespace glueprint
