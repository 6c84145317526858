#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

// The rules of fault plans, or all their mistakes.
struct FaultReading {
  std::vector<FaultRule> rules;
  std::vector<Mistake> mistakes;
};

// Whether a document is meant as a fault plan: a rule, a list of rules, or `{"rules": [...]}`.
bool is_fault_plan(const nlohmann::json& document);

// Reads fault plans, and the *.json files of directories (but for *.schema.json), as one load. An
// id that comes twice is a mistake; with `now`, the instant at which the rules are made, also a
// rule that is over by then.
FaultReading read_faults(const std::vector<std::filesystem::path>& paths,
                         std::optional<Instant> now = std::nullopt);

// Reads one plan: a list of rules, `{"rules": [...]}`, or a single rule. The same are mistakes.
std::vector<FaultRule> read_fault_plan(const nlohmann::json& document, MistakeList& mistakes,
                                       std::optional<Instant> now = std::nullopt);

}  // namespace glueprint
