#include "server/emulator.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace glueprint {
namespace {

const Timeline& timeline_named(std::string_view name) {
  const auto* timeline = find_preset_timeline(name);
  if (!timeline) throw std::invalid_argument{"there is no timeline " + std::string{name}};
  return *timeline;
}

std::vector<std::string> names_of_operations() {
  std::vector<std::string> names;
  for (const auto& operation : operations()) names.emplace_back(operation.name);
  return names;
}

// In memory every start is the first one.
std::int64_t count_start(Store& store, const Options& options) {
  return options.data ? store.ordinals.take("", "start") : 0;
}

}  // namespace

Emulator::Emulator(const Options& options, std::vector<Fixture> fixtures, const Log& log)
    : store_{options.data, options.durability},
      random_{options.seed},
      accounts_{options.limits.worlds_max},
      worlds_{store_, random_, timeline_named(options.timeline), fixtures,
              options.limits.worlds_max},
      runner_{
          Model::built_in(), store_, worlds_, random_,
          Defaults{timeline_named(options.timeline), options.page_size, options.token_lifetime}},
      api_{Model::built_in(),
           runner_,
           accounts_,
           random_,
           log,
           ApiSettings{{options.account, options.region},
                       options.limits.json_depth_max,
                       count_start(store_, options)}},
      admin_{names_of_operations()},
      doorkeeper_{options.host, options.allow_hosts, options.allow_origins},
      gateway_{doorkeeper_, api_, admin_} {
  seed_named_worlds(fixtures, {options.account, options.region});
}

// The rest are seeded when they are first used: a fixture without an account holds in all of them.
void Emulator::seed_named_worlds(const std::vector<Fixture>& fixtures, const Scope& default_scope) {
  worlds_.visit(default_scope, clock_of(default_scope.account).now());
  for (const auto& fixture : fixtures) {
    const Scope scope{fixture.account.value_or(default_scope.account),
                      fixture.region.value_or(default_scope.region)};
    worlds_.visit(scope, clock_of(scope.account).now());
  }
}

}  // namespace glueprint
