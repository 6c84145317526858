#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/nearest_name.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/documents/elements.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

json write_rule(const TimelineRule& rule) {
  json match = json::object();
  if (rule.blueprint_name) match["BlueprintName"] = *rule.blueprint_name;
  if (!rule.parameters.empty()) match["Parameters"] = rule.parameters;
  json written{{"applied", rule.applied},
               {"id", rule.id},
               {"match", std::move(match)},
               {"timeline", rule.timeline}};
  if (rule.times) written["times"] = *rule.times;
  return written;
}

void read_match(const json& match, TimelineRule& rule) {
  rule.blueprint_name = find_text(match, "BlueprintName");
  rule.parameters = match.value("Parameters", rule.parameters);
}

void read_timeline_name(const AdminCall& call, TimelineRule& rule) {
  rule.timeline = call.body.at("timeline");
  const auto& timelines = call.account().timelines;
  const auto* timeline = timelines.find(rule.timeline);
  if (timeline == nullptr) {
    throw wrong_member("/timeline",
                       fmt::format("\"{}\" is no timeline (PUT timelines/{{name}} makes one){}",
                                   rule.timeline, suggestion(rule.timeline, timelines.names())));
  }
  rule.kind = kind_of(*timeline);
  if (rule.kind == TimelineKind::of_blueprints && !rule.parameters.empty()) {
    throw wrong_member("/match/Parameters", "is of runs, and the timeline is of blueprints");
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
  if (call.body.contains("match")) read_match(call.body.at("match"), rule);
  if (call.body.contains("times")) rule.times = call.body.at("times").get<std::int64_t>();
  rule.id = call.body.value("id", "");
  read_timeline_name(call, rule);
  if (rules.has(rule.id)) {
    throw conflict(fmt::format("There is a timeline rule \"{}\" already.", rule.id));
  }
  if (rules.all().size() >= timeline_rules_max) {
    throw conflict(fmt::format("There are {} rules already; delete some.", timeline_rules_max));
  }
  require_room_for_rules(call.account(), held_bytes(rule), 0);
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
