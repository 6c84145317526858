#pragma once

#include "server/documents/mistake.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

// Notes a rule that can never fire: no operation matches its glob, its fault cannot affect those
// that do, or none of them has the members that it matches. `place` is its `match`.
void check_reach(const FaultRule& rule, const Place& place, MistakeList& mistakes);

}  // namespace glueprint
