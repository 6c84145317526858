#include "server/glue/timeline_choice.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/nearest_name.hpp"
#include "server/model/api_error.hpp"

namespace glueprint {
namespace {

// The timeline that a tag names; nullptr when there is no such tag.
const Timeline* find_tagged(const Call& call, const Tags& tags, std::string_view key,
                            TimelineKind kind) {
  const auto tag = tags.find(std::string{key});
  if (tag == tags.end()) return nullptr;
  if (const auto* timeline = call.account.timelines.find(tag->second, kind)) return timeline;
  throw invalid_input(fmt::format("Glueprint knows no such timeline: the tag {} is \"{}\"{}", key,
                                  tag->second,
                                  suggestion(tag->second, call.account.timelines.names(kind))));
}

const Timeline* find_ruled(const Call& call, const TimelineRule* rule) {
  return rule ? call.account.timelines.find(rule->timeline, rule->kind) : nullptr;
}

// The beginning of every tag that means something here.
constexpr std::string_view own_prefix = "glueprint:";

}  // namespace

void check_timeline_tags(const Call& call, const Tags& tags) {
  for (const auto& [key, value] : tags) {
    const bool is_known = key == run_timeline_tag || key == blueprint_timeline_tag;
    if (is_known || !key.starts_with(own_prefix)) continue;
    throw invalid_input(fmt::format("Glueprint knows no such tag: {} (known: {}, {}){}", key,
                                    run_timeline_tag, blueprint_timeline_tag,
                                    suggestion(key, {run_timeline_tag, blueprint_timeline_tag})));
  }
  find_tagged(call, tags, run_timeline_tag, TimelineKind::of_runs);
  find_tagged(call, tags, blueprint_timeline_tag, TimelineKind::of_blueprints);
}

TimelineChoice choose_run_timeline(const Call& call, const Blueprint& blueprint,
                                   const nlohmann::json& parameters) {
  constexpr auto kind = TimelineKind::of_runs;
  auto* rule = call.account.timeline_rules.find(kind, blueprint.name, parameters);
  if (const auto* timeline = find_ruled(call, rule)) return {*timeline, rule};
  const auto tags = call.store.blueprints.tags(call.scope, blueprint.id);
  if (const auto* timeline = find_tagged(call, tags, run_timeline_tag, kind)) return {*timeline};
  if (blueprint.run_timeline) {
    if (const auto* timeline = call.account.timelines.find(*blueprint.run_timeline, kind)) {
      return {*timeline};
    }
  }
  return {call.defaults.timeline};
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

}  // namespace glueprint
