#include "server/account/timeline_rules.hpp"

#include <algorithm>
#include <utility>

#include "core/heap_size.hpp"
#include "core/text/glob.hpp"
#include "server/faults/input_match.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

bool matches(const TimelineRule& rule, std::string_view subject, InputMatch& parameters) {
  if (rule.subject && !matches_glob(*rule.subject, subject)) return false;
  return parameters.fits(rule.parameters);
}

}  // namespace

std::size_t held_bytes(const TimelineRule& rule) {
  return named_list_bytes<TimelineRule> + heap_bytes(rule.id) + heap_bytes(rule.subject) +
         heap_bytes(rule.parameters) + heap_bytes(rule.timeline) + heap_bytes(rule.workflow_name);
}

TimelineRule* TimelineRules::find(TimelineKind kind, std::string_view subject,
                                  const json& parameters) {
  InputMatch match{parameters};
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const TimelineRule& rule) {
    return rule.kind == kind && !rule.is_used_up() && matches(rule, subject, match);
  });
  return found == rules_.end() ? nullptr : &*found;
}

const TimelineRule& TimelineRules::add(TimelineRule rule) {
  if (rule.id.empty()) rule.id = rules_.make_up_id();
  return rules_.add(std::move(rule));
}

}  // namespace glueprint
