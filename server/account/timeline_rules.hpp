#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/named_list.hpp"
#include "server/account/timelines.hpp"

namespace glueprint {

// Which runs get a timeline. For a timeline of blueprints: which registrations.
struct TimelineRule {
  std::string id;
  std::optional<std::string> subject;                    // a glob: of what the name is
  nlohmann::json parameters = nlohmann::json::object();  // as InputMatch wants them
  std::string timeline;                                  // its name
  std::optional<std::string> workflow_name{};            // a template, as a timeline has it
  TimelineKind kind = TimelineKind::of_runs;
  std::optional<std::int64_t> times{};  // how often it applies at most; without it, always
  std::int64_t applied = 0;

  bool is_used_up() const { return times && applied >= *times; }
};

inline const std::string& id_of(const TimelineRule& rule) {
  return rule.id;
}
std::size_t held_bytes(const TimelineRule& rule);

// The rules of an account, in order. The first one that matches and is not used up decides.
class TimelineRules {
 public:
  // The rule that decides; nullptr when none does. Valid until the rules change. The subject is the
  // name of the blueprint or the workflow; parameters are those of the run, or its properties.
  TimelineRule* find(TimelineKind kind, std::string_view subject, const nlohmann::json& parameters);

  // Adds a rule at the end. A rule without an id gets one. Returns the rule as it is added.
  const TimelineRule& add(TimelineRule rule);

  bool has(std::string_view id) const { return rules_.has(id); }
  void remove(std::string_view id) { rules_.remove(id); }
  void clear() { rules_.clear(); }

  const NamedList<TimelineRule>& all() const { return rules_; }
  std::size_t bytes() const { return rules_.bytes(); }

 private:
  NamedList<TimelineRule> rules_{"rule"};
};

}  // namespace glueprint
