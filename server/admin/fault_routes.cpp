#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/nearest_name.hpp"
#include "server/account/fault_tape.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/documents/place.hpp"
#include "server/faults/table.hpp"
#include "server/model/model.hpp"
#include "server/seeding/read_fault_rule.hpp"
#include "server/seeding/read_faults.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

json write_live_rule(const LiveFaultRule& live) {
  auto written = write_fault_rule(live.rule);
  written["matched"] = live.matched;
  written["fired"] = live.fired;
  return written;
}

void require_room(const FaultRules& rules, std::size_t added) {
  if (rules.all().size() + added <= fault_rules_max) return;
  throw conflict(fmt::format("There can be {} rules of faults; delete some.", fault_rules_max));
}

std::size_t bytes_of_all(const std::vector<FaultRule>& rules) {
  std::size_t bytes = 0;
  for (const auto& rule : rules) bytes += held_bytes(rule);
  return bytes;
}

void refuse_taken_ids(const FaultRules& rules, const std::vector<FaultRule>& added) {
  for (const auto& rule : added) {
    if (rule.id.empty() || !rules.has(rule.id)) continue;
    throw conflict(
        fmt::format("There is a rule \"{0}\" already; PUT faults/{0} replaces it.", rule.id));
  }
}

// Reads the body as the rule that the path names.
FaultRule read_named_rule(const AdminCall& call) {
  auto body = call.body;
  const auto& id = call.path_values[0];
  if (body.is_object() && !body.contains("id")) body["id"] = id;
  MistakeList mistakes{"body"};
  const Place root;
  auto rule = read_fault_rule(body, root, mistakes, call.account().clock.now());
  if (!rule) throw wrong_members(mistakes.mistakes());
  if (rule->id == id) return *std::move(rule);
  throw wrong_member("/id", fmt::format("is not the path's \"{}\"; leave it out", id));
}

// Lets the plan meet the newest requests of the journal, as if it had been there before them.
// Nothing else changes.
void try_plan(const AdminCall& call, std::vector<FaultRule> plan, AdminReply& reply) {
  const auto& journal = call.account().journal;
  auto left = std::min(journal.size(), dry_run_requests_max);
  const auto looked_at = left;
  FaultRules trial{std::move(plan), left > 0 ? journal.newest(left - 1).time : Instant{}};
  auto hits = json::array();
  while (left-- > 0) {
    const auto& entry = journal.newest(left);
    const auto* operation = Model::built_in().find_operation(entry.operation);
    const FaultRequest asked{call.scope.account, entry.region, operation, entry.input, entry.time};
    if (!trial.fire(asked, call.parts.random).empty()) hits.push_back(entry.id);
  }
  auto rules = json::array();
  for (const auto& live : trial.all()) rules.push_back(write_live_rule(live));
  reply.json({{"rules", std::move(rules)}, {"looked_at", looked_at}, {"hits", std::move(hits)}});
}

// A plan with more rules could not be loaded again.
void require_short_tape(const Journal& journal) {
  std::size_t firings = 0;
  for (std::size_t i = 0; i < journal.size(); ++i) firings += journal.newest(i).firings.size();
  if (firings <= fault_rules_max) return;
  throw conflict(
      fmt::format("The journal holds {} faults that were injected, and a plan has at "
                  "most {} rules; DELETE journal, and record less at a time.",
                  firings, fault_rules_max));
}

}  // namespace

void get_faults(const AdminCall& call, AdminReply& reply) {
  auto list = json::array();
  for (const auto& live : call.account().faults.all()) list.push_back(write_live_rule(live));
  reply.json({{"rules", std::move(list)}});
}

void post_faults(const AdminCall& call, AdminReply& reply) {
  const bool is_trial = call.query.flag("dry_run", false);
  MistakeList mistakes{"body"};
  auto& account = call.account();
  const auto now = account.clock.now();
  auto plan = read_fault_plan(call.body, mistakes, now);
  if (!mistakes.mistakes().empty()) throw wrong_members(mistakes.mistakes());
  if (is_trial) return try_plan(call, std::move(plan), reply);
  refuse_taken_ids(account.faults, plan);
  require_room(account.faults, plan.size());
  require_room_for_rules(call, bytes_of_all(plan), 0);
  auto added = json::array();
  for (auto& rule : plan) {
    added.push_back(write_live_rule(account.faults.add(std::move(rule), now)));
  }
  reply.status = 201;
  reply.json({{"rules", std::move(added)}});
}

void put_fault(const AdminCall& call, AdminReply& reply) {
  auto rule = read_named_rule(call);
  auto& account = call.account();
  const auto* replaced = account.faults.find(rule.id);
  const bool is_new = replaced == nullptr;
  if (is_new) require_room(account.faults, 1);
  require_room_for_rules(call, held_bytes(rule), is_new ? 0 : held_bytes(*replaced));
  reply.status = is_new ? 201 : 200;
  reply.json(write_live_rule(account.faults.put(std::move(rule), account.clock.now())));
}

void delete_fault(const AdminCall& call, AdminReply&) {
  const auto& id = call.path_values[0];
  auto& faults = call.account().faults;
  if (!faults.has(id)) {
    std::vector<std::string_view> ids;
    for (const auto& live : faults.all()) ids.push_back(live.rule.id);
    throw no_such(fmt::format("There is no rule \"{}\" of faults{}", id, suggestion(id, ids)));
  }
  faults.remove(id);
}

void delete_faults(const AdminCall& call, AdminReply&) {
  call.account().faults.clear();
}

void get_fault_kinds(const AdminCall&, AdminReply& reply) {
  auto kinds = json::array();
  for (const auto& kind : fault_kinds()) {
    kinds.push_back({{"name", kind.name}, {"summary", kind.summary}, {"schema", schema_of(kind)}});
  }
  reply.json({{"kinds", std::move(kinds)}});
}

void get_fault_tape(const AdminCall& call, AdminReply& reply) {
  const auto& journal = call.account().journal;
  if (journal.dropped_firings() > 0) {
    throw conflict(
        fmt::format("The journal has dropped {} requests for which rules fired, so the tape would "
                    "not be whole; DELETE journal before the next recording, or start Glueprint "
                    "with a larger --journal-entries-max, --journal-bytes-max or "
                    "--journal-total-bytes-max.",
                    journal.dropped_firings()));
  }
  require_short_tape(journal);
  reply.json(fault_tape(journal));
}

}  // namespace glueprint
