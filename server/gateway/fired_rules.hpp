#pragma once

#include <string>
#include <vector>

#include "server/account/journal_entry.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

// The faults that were injected into a request, as the journal keeps them, and their rules' names.
std::vector<Firing> firings_of(const std::vector<FiredFault>& fired);
std::vector<std::string> rules_of(const std::vector<FiredFault>& fired);

}  // namespace glueprint
