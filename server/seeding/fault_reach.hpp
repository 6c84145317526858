#pragma once

#include <optional>

#include "core/time/instant.hpp"
#include "server/documents/mistake.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

// Notes a rule that can never fire: no operation matches its glob, its fault cannot affect those
// that do, none of them answers with its error, none has the members that it matches or has them
// with such a type, or no region is named so. `place` is its `match`.
void check_reach(const FaultRule& rule, const Place& place, MistakeList& mistakes);

// Notes a rule whose time is over before it begins; or at `now`, where the instant at which it is
// made is known. `place` is the rule.
void check_period(const FaultRule& rule, std::optional<Instant> now, const Place& place,
                  MistakeList& mistakes);

}  // namespace glueprint
