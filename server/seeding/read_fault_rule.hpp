#pragma once

#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

// Reads one rule, and notes all its mistakes. Nothing when there is one. With `now`, the instant at
// which the rule is made, one that is over by then is a mistake.
std::optional<FaultRule> read_fault_rule(const nlohmann::json& value, const Place& place,
                                         MistakeList& mistakes,
                                         std::optional<Instant> now = std::nullopt);

// The inverse of read_fault_rule.
nlohmann::json write_fault_rule(const FaultRule& rule);

}  // namespace glueprint
