// LocalStack's chaos API, whose rules become rules of ours.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/documents/place.hpp"
#include "server/faults/fault.hpp"
#include "server/model/known_errors.hpp"
#include "server/seeding/read_faults.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

constexpr std::string_view latency_id = "localstack-latency";
constexpr std::string_view chaos_prefix = "localstack-chaos-";
constexpr const char* default_code = "ServiceUnavailable";
constexpr unsigned default_status = 503;

bool is_chaos(const LiveFaultRule& live) {
  return id_of(live).starts_with(chaos_prefix);
}

// A rule of LocalStack, with all that it left out.
json whole_rule(const json& given) {
  json rule{{"service", "glue"},
            {"probability", given.value("probability", 1.0)},
            {"error", {{"statusCode", default_status}, {"code", default_code}}}};
  for (const auto* name : {"region", "operation"}) {
    if (given.contains(name)) rule[name] = given.at(name);
  }
  if (given.contains("error")) rule["error"].update(given.at("error"));
  return rule;
}

// The rule of ours that does the same.
json translated(const json& rule, const std::string& id) {
  const auto& error = rule.at("error");
  const auto& code = error.at("code").get_ref<const std::string&>();
  json fault{{"kind", "error"}, {"code", code}, {"status", error.at("statusCode")}};
  if (find_known_error(code) == nullptr) fault["custom"] = true;
  json written{{"id", id}, {"probability", rule.at("probability")}, {"fault", std::move(fault)}};
  for (const auto* name : {"region", "operation"}) {
    if (rule.contains(name)) written["match"][name] = rule.at(name);
  }
  return written;
}

json translated_back(const FaultRule& rule) {
  const auto& fault = *rule.fault->definition();
  json written{{"service", "glue"},
               {"probability", rule.probability},
               {"error", {{"statusCode", fault.at("status")}, {"code", fault.at("code")}}}};
  if (rule.match.region) written["region"] = *rule.match.region;
  if (rule.match.operation) written["operation"] = *rule.match.operation;
  return written;
}

json all_chaos(const Account& account) {
  auto list = json::array();
  for (const auto& live : account.faults.all()) {
    if (is_chaos(live)) list.push_back(translated_back(live.rule));
  }
  return list;
}

// A pointer into a rule of ours, as one into the rule that was given.
std::string given_pointer(std::string pointer) {
  const auto replace = [&pointer](std::string_view ours, std::string_view theirs) {
    const auto found = pointer.find(ours);
    if (found != std::string::npos) pointer.replace(found, ours.size(), theirs);
  };
  replace("/match/", "/");
  replace("/fault/status", "/error/statusCode");
  replace("/fault/code", "/error/code");
  return pointer;
}

std::vector<FaultRule> read_rules(const json& plan) {
  MistakeList mistakes{"body"};
  auto rules = read_fault_plan(plan, mistakes);
  for (auto& mistake : mistakes.mistakes()) mistake.pointer = given_pointer(mistake.pointer);
  if (!mistakes.mistakes().empty()) throw wrong_members(mistakes.mistakes());
  return rules;
}

// Puts these rules of LocalStack into the place of those there are, after the latency. A request
// that an error answers meets no later rule, as with LocalStack.
void replace_chaos(const AdminCall& call, const json& rules, std::int64_t latency) {
  auto& account = call.account();
  auto plan = json::array();
  if (latency > 0) {
    plan.push_back({{"id", latency_id},
                    {"fault", {{"kind", "latency"}, {"fixed", fmt::format("{}ms", latency)}}}});
  }
  std::size_t number = 0;
  for (const auto& rule : rules) {
    plan.push_back(translated(rule, fmt::format("{}{}", chaos_prefix, ++number)));
  }
  auto read = plan.empty() ? std::vector<FaultRule>{} : read_rules(plan);
  std::vector<std::string> old;
  for (const auto& live : account.faults.all()) {
    if (is_chaos(live) || id_of(live) == latency_id) old.push_back(id_of(live));
  }
  if (account.faults.all().size() - old.size() + read.size() > fault_rules_max) {
    throw conflict(fmt::format("There can be {} rules of faults; delete some.", fault_rules_max));
  }
  std::size_t bytes = 0;
  for (const auto& rule : read) bytes += held_bytes(rule);
  require_room_for_rules(call, bytes, 0);
  for (const auto& id : old) account.faults.remove(id);
  for (auto& rule : read) account.faults.add(std::move(rule), account.clock.now());
}

std::int64_t latency_of(const Account& account) {
  const auto* live = account.faults.find(latency_id);
  if (live == nullptr) return 0;
  const auto& fixed = live->rule.fault->definition()->at("fixed").get_ref<const std::string&>();
  return std::stoll(fixed);
}

// The rules of the body, each whole. Throws Problem for a service that is not here, and for what
// no rule of ours can be.
std::vector<json> given_rules(const AdminCall& call) {
  for (std::size_t place = 0; place < call.body.size(); ++place) {
    const auto service = call.body[place].value("service", "glue");
    if (service == "glue") continue;
    throw wrong_member(fmt::format("/{}/service", place),
                       fmt::format("is {}, and this server is \"glue\" alone: leave the rule out",
                                   in_quotes(service)));
  }
  std::vector<json> rules;
  auto plan = json::array();
  for (const auto& rule : call.body) {
    rules.push_back(whole_rule(rule));
    plan.push_back(translated(rules.back(), fmt::format("{}{}", chaos_prefix, rules.size())));
  }
  if (!plan.empty()) read_rules(plan);
  return rules;
}

}  // namespace

void get_chaos_faults(const AdminCall& call, AdminReply& reply) {
  reply.json(all_chaos(call.account()));
}

void post_chaos_faults(const AdminCall& call, AdminReply& reply) {
  auto& account = call.account();
  replace_chaos(call, given_rules(call), latency_of(account));
  reply.json(all_chaos(account));
}

void patch_chaos_faults(const AdminCall& call, AdminReply& reply) {
  auto& account = call.account();
  auto rules = all_chaos(account);
  for (auto& rule : given_rules(call)) rules.push_back(std::move(rule));
  replace_chaos(call, rules, latency_of(account));
  reply.json(all_chaos(account));
}

void delete_chaos_faults(const AdminCall& call, AdminReply& reply) {
  auto& account = call.account();
  auto kept = json::array();
  if (!call.body.is_null()) {
    const auto removed = given_rules(call);
    for (auto& rule : all_chaos(account)) {
      const bool goes = std::find(removed.begin(), removed.end(), rule) != removed.end();
      if (!goes) kept.push_back(std::move(rule));
    }
  }
  replace_chaos(call, kept, latency_of(account));
  reply.json(all_chaos(account));
}

void get_chaos_effects(const AdminCall& call, AdminReply& reply) {
  reply.json({{"latency", latency_of(call.account())}});
}

void post_chaos_effects(const AdminCall& call, AdminReply& reply) {
  auto& account = call.account();
  replace_chaos(call, all_chaos(account), call.body.at("latency").get<std::int64_t>());
  get_chaos_effects(call, reply);
}

}  // namespace glueprint
