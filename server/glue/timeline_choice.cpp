#include "server/glue/timeline_choice.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/name_template.hpp"
#include "core/text/nearest_name.hpp"
#include "server/glue/tags.hpp"
#include "server/model/api_error.hpp"

namespace glueprint {
namespace {

// A tag that means something here: whose it may be, and the kind of timeline that it names, unless
// it gives a name.
struct OwnTag {
  std::string_view key;
  bool is_of_workflows;
  std::optional<TimelineKind> kind;
};

constexpr std::array own_tags{
    OwnTag{run_timeline_tag, false, TimelineKind::of_runs},
    OwnTag{blueprint_timeline_tag, false, TimelineKind::of_blueprints},
    OwnTag{workflow_name_tag, false, std::nullopt},
    OwnTag{workflow_timeline_tag, true, TimelineKind::of_workflow_runs},
};

// The beginning of every such tag.
constexpr std::string_view own_prefix = "glueprint:";

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

[[noreturn]] void refuse_tag(std::string_view key, TagOwner owner) {
  const bool is_workflow = owner == TagOwner::workflow;
  std::vector<std::string_view> known;
  for (const auto& tag : own_tags) {
    if (!is_workflow || tag.is_of_workflows) known.push_back(tag.key);
  }
  throw invalid_input(fmt::format("Glueprint knows no such tag{}: {} (known: {}){}",
                                  is_workflow ? " of workflows" : "", key, fmt::join(known, ", "),
                                  suggestion(key, known)));
}

void check_template(std::string_view text) {
  if (!text.empty() && read_template(text)) return;
  throw invalid_input(fmt::format(
      "The tag {} is \"{}\", which is no template of a name: write parameters as {{Name}}, and a "
      "brace that stands for itself twice",
      workflow_name_tag, text));
}

}  // namespace

void check_own_tags(const Call& call, const Tags& tags, TagOwner owner) {
  for (const auto& [key, value] : tags) {
    if (!key.starts_with(own_prefix)) continue;
    const auto* const own = std::find_if(own_tags.begin(), own_tags.end(),
                                         [&](const OwnTag& tag) { return tag.key == key; });
    const bool is_known =
        own != own_tags.end() && (owner == TagOwner::blueprint || own->is_of_workflows);
    if (!is_known) refuse_tag(key, owner);
    if (own->kind) {
      find_tagged(call, tags, key, *own->kind);
    } else {
      check_template(value);
    }
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
