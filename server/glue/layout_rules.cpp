#include "server/glue/layout_rules.hpp"

#include <set>

#include <nlohmann/json.hpp>

#include "server/glue/cron_schedule.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/workflow_plan.hpp"

namespace glueprint {
namespace {

using nlohmann::json;
using Violation = std::optional<std::string>;

constexpr std::size_t crawlers_of_trigger_max = 2;

// A list of entities in a layout: its member, and what AWS calls one of them.
struct EntityList {
  const char* member;
  const char* kind;
};
constexpr EntityList entity_lists[] = {
    {"Crawlers", "Crawler"}, {"Jobs", "Job"}, {"Triggers", "Trigger"}};

const json& member_of(const json& object, const char* name) {
  static const json absent;
  if (!object.is_object()) return absent;
  const auto found = object.find(name);
  return found == object.end() ? absent : *found;
}

bool has_name(const json& object) {
  return member_of(object, "Name").is_string();
}

Violation find_wrong_shape(const json& layout) {
  if (!has_name(member_of(layout, "Workflow"))) return layout_is_none("Workflow with a Name");
  for (const auto& [member, kind] : entity_lists) {
    const auto& list = member_of(layout, member);
    if (list.is_null()) continue;
    if (!list.is_array()) return layout_is_none(std::string{"list "} + member);
    for (const auto& entity : list) {
      if (!has_name(entity)) return layout_is_none(std::string{kind} + " with a Name");
    }
  }
  return std::nullopt;
}

Violation find_wrong_name(const json& layout) {
  const auto workflow_name = layout.at("Workflow").at("Name").get<std::string>();
  if (auto violation = workflow_name_violation(workflow_name)) return violation;
  for (const auto& [member, kind] : entity_lists) {
    std::set<std::string> names;
    for (const auto& entity : member_of(layout, member)) {
      const auto name = entity.at("Name").get<std::string>();
      if (auto violation = workflow_name_violation(name)) return violation;
      if (!names.insert(name).second) return submitted_twice(kind, name);
    }
  }
  return std::nullopt;
}

Violation find_wrong_trigger(const json& layout) {
  for (const auto& trigger : member_of(layout, "Triggers")) {
    const auto& schedule = member_of(trigger, "Schedule");
    if (schedule.is_string() && !is_cron_schedule(schedule.get_ref<const std::string&>())) {
      return invalid_schedule(schedule.get_ref<const std::string&>());
    }
    std::size_t crawlers = 0;
    for (const auto& action : member_of(trigger, "Actions")) {
      if (!member_of(action, "CrawlerName").is_null()) ++crawlers;
    }
    if (crawlers > crawlers_of_trigger_max) {
      return too_many_crawlers(trigger.at("Name").get<std::string>());
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> violation_of_layout(const json& layout) {
  if (auto violation = find_wrong_shape(layout)) return violation;
  if (auto violation = find_wrong_name(layout)) return violation;
  return find_wrong_trigger(layout);
}

std::size_t count_entities(const json& layout) {
  std::size_t count = 0;
  for (const auto& [member, kind] : entity_lists) count += member_of(layout, member).size();
  return count;
}

}  // namespace glueprint
