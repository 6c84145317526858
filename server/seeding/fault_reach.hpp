#pragma once

#include "server/documents/mistake.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

// Notes a rule that can never fire, because no operation is named so, its fault has nothing to
// do with those that are, or none of them has the members that it wants. `place` is its `match`.
void check_reach(const FaultRule& rule, const Place& place, MistakeList& mistakes);

}  // namespace glueprint
