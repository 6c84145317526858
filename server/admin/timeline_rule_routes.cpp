#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/name_template.hpp"
#include "core/text/nearest_name.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/documents/elements.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

json write_rule(const TimelineRule& rule) {
  const bool is_of_workflows = rule.kind == TimelineKind::of_workflow_runs;
  json match = json::object();
  if (rule.subject) match[is_of_workflows ? "WorkflowName" : "BlueprintName"] = *rule.subject;
  if (!rule.parameters.empty()) {
    match[is_of_workflows ? "RunProperties" : "Parameters"] = rule.parameters;
  }
  json written{{"applied", rule.applied},
               {"id", rule.id},
               {"match", std::move(match)},
               {"timeline", rule.timeline}};
  if (rule.times) written["times"] = *rule.times;
  if (rule.workflow_name) written["workflow_name"] = *rule.workflow_name;
  return written;
}

// The timeline that the body names; its name goes into the rule.
const Timeline& read_timeline_name(const AdminCall& call, TimelineRule& rule) {
  rule.timeline = call.body.at("timeline");
  const auto& timelines = call.account().timelines;
  if (const auto* timeline = timelines.find(rule.timeline)) return *timeline;
  throw wrong_member("/timeline",
                     fmt::format("\"{}\" is no timeline (PUT timelines/{{name}} makes one){}",
                                 rule.timeline, suggestion(rule.timeline, timelines.names())));
}

// Which members of `match` are of runs of that kind: the glob, and what is matched inside.
std::pair<const char*, const char*> members_of(TimelineKind kind) {
  if (kind == TimelineKind::of_workflow_runs) return {"WorkflowName", "RunProperties"};
  return {"BlueprintName", "Parameters"};
}

// The kind of a timeline that fits several is that of what `match` names.
TimelineKind kind_of_rule(const Timeline& timeline, const json& match) {
  constexpr auto of_workflows = TimelineKind::of_workflow_runs;
  const bool names_workflows = match.contains("WorkflowName") || match.contains("RunProperties");
  return names_workflows && fits(timeline, of_workflows) ? of_workflows : kind_of(timeline);
}

void read_match(const json& match, TimelineRule& rule) {
  const auto [name, inside] = members_of(rule.kind);
  for (const auto& [member, value] : match.items()) {
    if (member == name || member == inside) continue;
    throw wrong_member("/match/" + member,
                       fmt::format("does not go with a timeline of {}", subject_of(rule.kind)));
  }
  rule.subject = find_text(match, name);
  rule.parameters = match.value(inside, rule.parameters);
  if (rule.kind == TimelineKind::of_blueprints && !rule.parameters.empty()) {
    throw wrong_member("/match/Parameters", "is of runs, and the timeline is of blueprints");
  }
}

void read_workflow_name(const json& body, TimelineRule& rule) {
  rule.workflow_name = find_text(body, "workflow_name");
  if (!rule.workflow_name) return;
  if (rule.kind != TimelineKind::of_runs) {
    throw wrong_member("/workflow_name", "is of runs of blueprints, and the timeline is not");
  }
  if (!read_template(*rule.workflow_name)) {
    throw wrong_member("/workflow_name",
                       "is no template of a name: write parameters as {Name}, and a brace that "
                       "stands for itself twice");
  }
}

}  // namespace

void get_timeline_rules(const AdminCall& call, AdminReply& reply) {
  auto list = json::array();
  for (const auto& rule : call.account().timeline_rules.all()) list.push_back(write_rule(rule));
  reply.json({{"rules", std::move(list)}});
}

void post_timeline_rule(const AdminCall& call, AdminReply& reply) {
  auto& rules = call.account().timeline_rules;
  TimelineRule rule;
  const auto match = call.body.value("match", json::object());
  rule.kind = kind_of_rule(read_timeline_name(call, rule), match);
  read_match(match, rule);
  read_workflow_name(call.body, rule);
  if (call.body.contains("times")) rule.times = call.body.at("times").get<std::int64_t>();
  rule.id = call.body.value("id", "");
  if (rules.has(rule.id)) {
    throw conflict(fmt::format("There is a timeline rule \"{}\" already.", rule.id));
  }
  if (rules.all().size() >= timeline_rules_max) {
    throw conflict(fmt::format("There are {} rules already; delete some.", timeline_rules_max));
  }
  require_room_for_rules(call, held_bytes(rule), 0);
  reply.status = 201;
  reply.json(write_rule(rules.add(std::move(rule))));
}

void delete_timeline_rules(const AdminCall& call, AdminReply&) {
  call.account().timeline_rules.clear();
}

void delete_timeline_rule(const AdminCall& call, AdminReply&) {
  const auto& id = call.path_values[0];
  auto& rules = call.account().timeline_rules;
  if (!rules.has(id)) throw no_such(fmt::format("There is no timeline rule \"{}\".", id));
  rules.remove(id);
}

}  // namespace glueprint
