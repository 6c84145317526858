#include "server/gateway/fired_rules.hpp"

#include "server/faults/fault.hpp"

namespace glueprint {

std::vector<Firing> firings_of(const std::vector<FiredFault>& fired) {
  std::vector<Firing> firings;
  firings.reserve(fired.size());
  for (const auto& each : fired) firings.push_back({each.rule, each.fault->definition()});
  return firings;
}

std::vector<std::string> rules_of(const std::vector<FiredFault>& fired) {
  std::vector<std::string> names;
  names.reserve(fired.size());
  for (const auto& each : fired) names.push_back(each.rule);
  return names;
}

}  // namespace glueprint
