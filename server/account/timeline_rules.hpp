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

// Which runs get a timeline. For a timeline of blueprints: which registrations.
struct TimelineRule {
  std::string id;
  std::optional<std::string> blueprint_name;         // a glob
  std::map<std::string, nlohmann::json> parameters;  // members of Parameters; strings are globs
  std::string timeline;                              // its name
  TimelineKind kind = TimelineKind::of_runs;
  std::optional<std::int64_t> times;  // how often it applies at most; without it, always
  std::int64_t applied = 0;

  bool is_used_up() const { return times && applied >= *times; }
};

// The rules of an account, in order. The first one that matches and is not used up decides.
class TimelineRules {
 public:
  // The rule that decides; nullptr when none does. Valid until the rules change.
  TimelineRule* find(TimelineKind kind, std::string_view blueprint_name,
                     const nlohmann::json& parameters);

  // Adds a rule at the end. A rule without an id gets one. Returns the id.
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
