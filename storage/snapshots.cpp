#include "storage/snapshots.hpp"

namespace glueprint {
namespace {

Snapshot snapshot_of(const StatementUse& use, const Scope& scope) {
  Snapshot snapshot;
  snapshot.name = use.text(0);
  snapshot.saved_on = use.instant(1);
  snapshot.copy = {std::string{use.text(2)}, scope.region};
  if (!use.is_null(3)) snapshot.clock.now = use.instant(3);
  snapshot.clock.rate = use.real(4);
  return snapshot;
}

}  // namespace

Snapshots::Snapshots(Database& database)
    : find_{database,
            "SELECT name, saved_on, copy, clock_now, clock_rate FROM snapshots "
            "WHERE account = ?1 AND region = ?2 AND name = ?3"},
      all_{database,
           "SELECT name, saved_on, copy, clock_now, clock_rate FROM snapshots "
           "WHERE account = ?1 AND region = ?2 ORDER BY name"},
      insert_or_replace_{database,
                         "INSERT OR REPLACE INTO snapshots (account, region, name, saved_on, copy, "
                         "clock_now, clock_rate) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
      remove_{database, "DELETE FROM snapshots WHERE account = ?1 AND region = ?2 AND name = ?3"} {}

std::optional<Snapshot> Snapshots::find(const Scope& scope, std::string_view name) {
  StatementUse use{find_, scope.account, scope.region, name};
  return use.next() ? std::optional{snapshot_of(use, scope)} : std::nullopt;
}

std::vector<Snapshot> Snapshots::all(const Scope& scope) {
  StatementUse use{all_, scope.account, scope.region};
  std::vector<Snapshot> all;
  while (use.next()) all.push_back(snapshot_of(use, scope));
  return all;
}

void Snapshots::insert_or_replace(const Scope& scope, const Snapshot& snapshot) {
  insert_or_replace_.run(scope.account, scope.region, snapshot.name, snapshot.saved_on,
                         snapshot.copy.account, snapshot.clock.now, snapshot.clock.rate);
}

void Snapshots::remove(const Scope& scope, std::string_view name) {
  remove_.run(scope.account, scope.region, name);
}

}  // namespace glueprint
