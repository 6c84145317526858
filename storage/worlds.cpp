#include "storage/worlds.hpp"

namespace glueprint {

Worlds::Worlds(Database& database)
    : exists_{database, "SELECT 1 FROM worlds WHERE account = ?1 AND region = ?2"},
      count_{database, "SELECT count(*) FROM worlds"},
      insert_{database, "INSERT INTO worlds (account, region) VALUES (?1, ?2)"},
      has_loaded_{database,
                  "SELECT 1 FROM loaded_fixtures "
                  "WHERE account = ?1 AND region = ?2 AND digest = ?3"},
      mark_loaded_{database,
                   "INSERT INTO loaded_fixtures (account, region, digest) VALUES (?1, ?2, ?3) "
                   "ON CONFLICT DO NOTHING"} {}

bool Worlds::exists(const Scope& scope) {
  return StatementUse{exists_, scope.account, scope.region}.next();
}

std::size_t Worlds::count() {
  StatementUse use{count_};
  use.next();
  return static_cast<std::size_t>(use.integer(0));
}

void Worlds::insert(const Scope& scope) {
  insert_.run(scope.account, scope.region);
}

bool Worlds::has_loaded(const Scope& scope, std::string_view fixture_digest) {
  return StatementUse{has_loaded_, scope.account, scope.region, fixture_digest}.next();
}

void Worlds::mark_loaded(const Scope& scope, std::string_view fixture_digest) {
  mark_loaded_.run(scope.account, scope.region, fixture_digest);
}

}  // namespace glueprint
