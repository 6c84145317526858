#include "server/account/fault_tape.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glueprint {
namespace {

using nlohmann::json;

// A rule that fires for this one request. It counts the requests of the same operation and region,
// or all requests when the request named no served operation.
json rule_for(const JournalEntry& entry, std::size_t place) {
  const auto& firing = entry.firings[place];
  json rule{{"id", fmt::format("tape-{}-{}", entry.ordinal_of_all, place + 1)},
            {"times", 1},
            {"fault", *firing.fault}};
  const bool is_served = !entry.operation.empty();
  if (is_served) rule["match"] = {{"operation", entry.operation}, {"region", entry.region}};
  const auto ordinal = is_served ? entry.ordinal : entry.ordinal_of_all;
  if (ordinal > 1) rule["skip"] = ordinal - 1;
  return rule;
}

}  // namespace

// Later requests come first: a rule that fires for an earlier request may hide it from later rules.
json fault_tape(const Journal& journal) {
  auto rules = json::array();
  for (std::size_t i = 0; i < journal.size(); ++i) {
    const auto& entry = journal.newest(i);
    for (std::size_t place = 0; place < entry.firings.size(); ++place) {
      rules.push_back(rule_for(entry, place));
    }
  }
  return {{"rules", std::move(rules)}};
}

}  // namespace glueprint
