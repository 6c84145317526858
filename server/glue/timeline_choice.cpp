#include "server/glue/timeline_choice.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "server/glue/tags.hpp"
#include "server/model/api_error.hpp"

namespace glueprint {
namespace {

// The timeline that a tag names; nullptr when there is no such tag.
const Timeline* find_tagged(const Call& call, const Tags& tags, std::string_view key,
                            TimelineKind kind) {
  const auto tag = tags.find(std::string{key});
  if (tag == tags.end()) return nullptr;
  const auto& timelines = call.account.timelines;
  if (const auto* timeline = timelines.find(tag->second, kind)) return timeline;
  throw invalid_input(*mistake_in_timeline_tag(key, tag->second, kind, timelines));
}

const Timeline* find_ruled(const Call& call, const TimelineRule* rule) {
  return rule ? call.account.timelines.find(rule->timeline, rule->kind) : nullptr;
}

}  // namespace

void check_own_tags(const Call& call, const Tags& tags, TagOwner owner) {
  for (const auto& [key, value] : tags) {
    auto mistake = mistake_in_own_tag(key, value, owner, call.account.timelines);
    if (mistake) throw invalid_input(*std::move(mistake));
  }
}

Timeline with_tagged_name(Timeline timeline, const Tags& tags) {
  const auto tag = tags.find(std::string{workflow_name_tag});
  if (tag != tags.end()) timeline.workflow_name = tag->second;
  return timeline;
}

namespace {

TimelineChoice choose_by_rule_or_tags(const Call& call, const Blueprint& blueprint,
                                      const Tags& tags, TimelineRule* rule) {
  constexpr auto kind = TimelineKind::of_runs;
  if (const auto* timeline = find_ruled(call, rule)) return {*timeline, rule};
  if (const auto* timeline = find_tagged(call, tags, run_timeline_tag, kind)) return {*timeline};
  if (blueprint.run_timeline) {
    if (const auto* timeline = call.account.timelines.find(*blueprint.run_timeline, kind)) {
      return {*timeline};
    }
  }
  return {call.defaults.timeline};
}

}  // namespace

TimelineChoice choose_run_timeline(const Call& call, const Blueprint& blueprint,
                                   const nlohmann::json& parameters) {
  auto* rule = call.account.timeline_rules.find(TimelineKind::of_runs, blueprint.name, parameters);
  const auto tags = call.store.blueprints.tags(call.scope, blueprint.id);
  auto choice = choose_by_rule_or_tags(call, blueprint, tags, rule);
  choice.timeline = with_tagged_name(std::move(choice.timeline), tags);
  if (choice.rule && choice.rule->workflow_name) {
    choice.timeline.workflow_name = choice.rule->workflow_name;
  }
  return choice;
}

TimelineChoice choose_blueprint_timeline(const Call& call, std::string_view blueprint_name,
                                         const Tags& tags) {
  constexpr auto kind = TimelineKind::of_blueprints;
  const auto no_parameters = nlohmann::json::object();
  auto* rule = call.account.timeline_rules.find(kind, blueprint_name, no_parameters);
  if (const auto* timeline = find_ruled(call, rule)) return {*timeline, rule};
  if (const auto* timeline = find_tagged(call, tags, blueprint_timeline_tag, kind)) {
    return {*timeline};
  }
  return {call.defaults.blueprint_timeline};
}

TimelineChoice choose_workflow_run_timeline(const Call& call, const Workflow& workflow,
                                            const nlohmann::json& run_properties) {
  constexpr auto kind = TimelineKind::of_workflow_runs;
  auto* rule = call.account.timeline_rules.find(kind, workflow.name, run_properties);
  if (const auto* timeline = find_ruled(call, rule)) return {*timeline, rule};
  if (const auto* timeline = find_tagged(call, tags_of(workflow), workflow_timeline_tag, kind)) {
    return {*timeline};
  }
  const auto maker = workflow.blueprint_name
                         ? call.store.blueprints.id_of(call.scope, *workflow.blueprint_name)
                         : std::nullopt;
  if (maker) {
    const auto tags = call.store.blueprints.tags(call.scope, *maker);
    if (const auto* timeline = find_tagged(call, tags, workflow_timeline_tag, kind)) {
      return {*timeline};
    }
  }
  return {call.defaults.workflow_timeline};
}

}  // namespace glueprint
