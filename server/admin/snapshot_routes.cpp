#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/nearest_name.hpp"
#include "core/time/time_text.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

const std::string& snapshot_name(const AdminCall& call) {
  const auto& name = call.path_values[0];
  const bool is_plain = name.size() <= snapshot_name_chars_max &&
                        name.find_first_not_of(
                            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "0123456789._-") == std::string::npos;
  if (is_plain) return name;
  throw Problem{400, fmt::format("\"{}\" is no name of a snapshot: letters, digits, dots, dashes "
                                 "and underscores, {} at most.",
                                 name, snapshot_name_chars_max)};
}

Snapshot named_snapshot(const AdminCall& call) {
  const auto& name = snapshot_name(call);
  auto& snapshots = call.parts.store.snapshots;
  if (auto found = snapshots.find(call.scope, name)) return *std::move(found);
  const auto all = snapshots.all(call.scope);
  std::vector<std::string_view> names;
  for (const auto& snapshot : all) names.emplace_back(snapshot.name);
  throw no_such(fmt::format("There is no snapshot \"{}\" in account {}, region {}{}", name,
                            call.scope.account, call.scope.region, suggestion(name, names)));
}

json write_snapshot(const Snapshot& snapshot) {
  return {{"name", snapshot.name}, {"saved_on", write_instant(snapshot.saved_on)}};
}

}  // namespace

void get_snapshots(const AdminCall& call, AdminReply& reply) {
  auto list = json::array();
  for (const auto& snapshot : call.parts.store.snapshots.all(call.scope)) {
    list.push_back(write_snapshot(snapshot));
  }
  reply.json({{"snapshots", std::move(list)}});
}

// Saves the data of the world and the clock of its account.
void put_snapshot(const AdminCall& call, AdminReply& reply) {
  auto& store = call.parts.store;
  const auto& name = snapshot_name(call);
  const auto& clock = call.account().clock;
  call.parts.worlds.enter(call.scope, clock.now());
  const bool is_new = !store.snapshots.find(call.scope, name);
  if (is_new && store.snapshots.all(call.scope).size() >= snapshots_max) {
    throw conflict(fmt::format("There are {} snapshots already; delete some.", snapshots_max));
  }
  const Snapshot snapshot{
      .name = name,
      .saved_on = clock.now(),
      .copy = {fmt::format("{}/{}", call.scope.account, name), call.scope.region},
      .clock = clock.setting()};
  auto transaction = store.transaction();
  store.rows.clear(snapshot.copy);
  store.rows.copy(call.scope, snapshot.copy);
  store.snapshots.insert_or_replace(call.scope, snapshot);
  transaction.commit();
  reply.status = is_new ? 201 : 200;
  reply.json(write_snapshot(snapshot));
}

void restore_snapshot(const AdminCall& call, AdminReply& reply) {
  auto& store = call.parts.store;
  const auto snapshot = named_snapshot(call);
  call.parts.worlds.enter(call.scope, call.account().clock.now());
  auto transaction = store.transaction();
  call.parts.worlds.make_if_new(call.scope);
  store.rows.clear(call.scope);
  store.rows.copy(snapshot.copy, call.scope);
  transaction.commit();
  call.account().clock.set(snapshot.clock);
  call.account().pending_works.cancel(call.scope);
  reply.json(write_snapshot(snapshot));
}

void delete_snapshot(const AdminCall& call, AdminReply&) {
  auto& store = call.parts.store;
  const auto snapshot = named_snapshot(call);
  auto transaction = store.transaction();
  store.rows.clear(snapshot.copy);
  store.snapshots.remove(call.scope, snapshot.name);
  transaction.commit();
}

}  // namespace glueprint
