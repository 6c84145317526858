#include "storage/worlds.hpp"

#include <cstdint>
#include <utility>

namespace glueprint {
namespace {

std::vector<Scope> scopes_of(StatementUse& use) {
  std::vector<Scope> scopes;
  while (use.next()) scopes.push_back({std::string{use.text(0)}, std::string{use.text(1)}});
  return scopes;
}

}  // namespace

Worlds::Worlds(Database& database)
    : exists_{database, "SELECT 1 FROM worlds WHERE account = ?1 AND region = ?2"},
      count_{database, "SELECT count(*) FROM worlds"},
      insert_{database, "INSERT INTO worlds (account, region) VALUES (?1, ?2)"},
      has_loaded_{database,
                  "SELECT 1 FROM loaded_fixtures "
                  "WHERE account = ?1 AND region = ?2 AND digest = ?3"},
      mark_loaded_{database,
                   "INSERT INTO loaded_fixtures (account, region, digest) VALUES (?1, ?2, ?3) "
                   "ON CONFLICT DO NOTHING"},
      unmark_loaded_{database, "DELETE FROM loaded_fixtures WHERE digest = ?1"},
      all_{database, "SELECT account, region FROM worlds"},
      of_account_{database, "SELECT account, region FROM worlds WHERE account = ?1"},
      some_{database, "SELECT account, region FROM worlds LIMIT ?1"},
      some_of_account_{database, "SELECT account, region FROM worlds WHERE account = ?1 LIMIT ?2"},
      remove_{database, "DELETE FROM worlds WHERE account = ?1 AND region = ?2"},
      remove_marks_{database, "DELETE FROM loaded_fixtures WHERE account = ?1 AND region = ?2"} {}

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

void Worlds::unmark_loaded(std::string_view fixture_digest) {
  unmark_loaded_.run(fixture_digest);
}

std::vector<Scope> Worlds::all() {
  StatementUse use{all_};
  return scopes_of(use);
}

std::vector<Scope> Worlds::of_account(std::string_view account) {
  StatementUse use{of_account_, account};
  return scopes_of(use);
}

std::vector<Scope> Worlds::near(std::string_view account, std::size_t worlds_max) {
  const auto rows_max = static_cast<std::int64_t>(worlds_max);
  StatementUse of_account{some_of_account_, account, rows_max};
  auto scopes = scopes_of(of_account);
  StatementUse some{some_, rows_max};
  for (auto& scope : scopes_of(some)) {
    if (scope.account != account) scopes.push_back(std::move(scope));
  }
  return scopes;
}

void Worlds::remove(const Scope& scope) {
  remove_marks_.run(scope.account, scope.region);
  remove_.run(scope.account, scope.region);
}

}  // namespace glueprint
