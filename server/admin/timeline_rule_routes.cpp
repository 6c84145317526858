#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/nearest_name.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/documents/place.hpp"

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

std::string read_text(const json& value, const std::string& pointer) {
  if (value.is_string() && !value.get_ref<const std::string&>().empty()) return value;
  throw wrong_member(pointer, "must be a text that is not empty");
}

void read_match(const json& match, TimelineRule& rule) {
  if (!match.is_object()) throw wrong_member("/match", "must be an object");
  for (const auto& [name, value] : match.items()) {
    if (name == "BlueprintName") {
      rule.blueprint_name = read_text(value, "/match/BlueprintName");
    } else if (name == "Parameters" && value.is_object()) {
      rule.parameters = value.get<std::map<std::string, json>>();
    } else if (name == "Parameters") {
      throw wrong_member("/match/Parameters", "must be an object");
    } else {
      std::string pointer = "/match";
      append_step(pointer, name);
      throw wrong_member(pointer,
                         "is not known" + suggestion(name, {"BlueprintName", "Parameters"}));
    }
  }
}

void read_timeline_name(const AdminCall& call, TimelineRule& rule) {
  rule.timeline = read_text(call.body.at("timeline"), "/timeline");
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

std::int64_t read_times(const json& value) {
  const bool is_whole =
      value.is_number_integer() && value.get<double>() >= 1 && value.get<double>() <= 1'000'000'000;
  if (is_whole) return value.get<std::int64_t>();
  throw wrong_member("/times", "must be a whole number from 1 to 1000000000");
}

}  // namespace

void get_timeline_rules(const AdminCall& call, AdminReply& reply) {
  auto list = json::array();
  for (const auto& rule : call.account().timeline_rules.all()) list.push_back(write_rule(rule));
  reply.json({{"rules", std::move(list)}});
}

void post_timeline_rule(const AdminCall& call, AdminReply& reply) {
  require_members(call.body, {"id", "match", "times", "timeline"}, {"timeline"});
  auto& rules = call.account().timeline_rules;
  TimelineRule rule;
  if (call.body.contains("match")) read_match(call.body.at("match"), rule);
  if (call.body.contains("times")) rule.times = read_times(call.body.at("times"));
  if (call.body.contains("id")) rule.id = read_text(call.body.at("id"), "/id");
  read_timeline_name(call, rule);
  if (rules.has(rule.id)) {
    throw conflict(fmt::format("There is a timeline rule \"{}\" already.", rule.id));
  }
  if (rules.all().size() >= timeline_rules_max) {
    throw conflict(fmt::format("There are {} rules already; delete some.", timeline_rules_max));
  }
  rules.add(std::move(rule));
  reply.status = 201;
  reply.json(write_rule(rules.all().back()));
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
