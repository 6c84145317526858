#include "server/account/timeline_rules.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/text/glob.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

bool holds(const json& wanted, const json& given) {
  if (!wanted.is_string() || !given.is_string()) return wanted == given;
  return matches_glob(wanted.get_ref<const std::string&>(), given.get_ref<const std::string&>());
}

bool matches(const TimelineRule& rule, std::string_view blueprint_name, const json& parameters) {
  if (rule.blueprint_name && !matches_glob(*rule.blueprint_name, blueprint_name)) return false;
  return std::all_of(rule.parameters.begin(), rule.parameters.end(), [&](const auto& wanted) {
    const auto given = parameters.find(wanted.first);
    return given != parameters.end() && holds(wanted.second, *given);
  });
}

}  // namespace

TimelineRule* TimelineRules::find(TimelineKind kind, std::string_view blueprint_name,
                                  const json& parameters) {
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const TimelineRule& rule) {
    return rule.kind == kind && !rule.is_used_up() && matches(rule, blueprint_name, parameters);
  });
  return found == rules_.end() ? nullptr : &*found;
}

const std::string& TimelineRules::add(TimelineRule rule) {
  while (rule.id.empty()) {
    auto id = fmt::format("rule-{}", ++named_);
    if (!has(id)) rule.id = std::move(id);
  }
  return rules_.emplace_back(std::move(rule)).id;
}

bool TimelineRules::has(std::string_view id) const {
  return std::any_of(rules_.begin(), rules_.end(),
                     [id](const TimelineRule& rule) { return rule.id == id; });
}

void TimelineRules::remove(std::string_view id) {
  std::erase_if(rules_, [id](const TimelineRule& rule) { return rule.id == id; });
}

}  // namespace glueprint
