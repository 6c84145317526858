#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/account/timelines.hpp"

namespace glueprint {

// Who gets a timeline: the runs, or for a timeline of blueprints the registrations, that match.
struct TimelineRule {
  std::string id;
  std::optional<std::string> blueprint_name;         // a glob
  std::map<std::string, nlohmann::json> parameters;  // members of Parameters; strings are globs
  std::string timeline;                              // its name
  TimelineKind kind = TimelineKind::of_runs;
  std::optional<std::int64_t> times;  // how often it applies at most
  std::int64_t applied = 0;

  bool is_used_up() const { return times && applied >= *times; }
};

// The rules of an account, in order: the first one that matches and is not used up counts.
class TimelineRules {
 public:
  // The rule that decides; nullptr when none does. Valid until the rules change.
  TimelineRule* find(TimelineKind kind, std::string_view blueprint_name,
                     const nlohmann::json& parameters);

  // Adds a rule at the end. One without an id gets one, which is returned.
  const std::string& add(TimelineRule rule);

  bool has(std::string_view id) const;
  void remove(std::string_view id);
  void clear() { rules_.clear(); }

  const std::vector<TimelineRule>& all() const { return rules_; }

 private:
  std::vector<TimelineRule> rules_;
  std::size_t named_ = 0;
};

}  // namespace glueprint
