#include "server/service/service.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/text/nearest_name.hpp"

namespace glueprint {
namespace {

// The timeline that a flag names.
const Timeline& timeline_named(const Timelines& timelines, std::string_view flag,
                               std::string_view name, TimelineKind kind) {
  if (const auto* timeline = timelines.find(name, kind)) return *timeline;
  if (const auto* other = timelines.find(name)) {
    throw std::invalid_argument{fmt::format("{}: \"{}\" is a timeline of {}, not of {}", flag, name,
                                            subject_of(kind_of(*other)), subject_of(kind))};
  }
  const auto names = timelines.names(kind);
  throw std::invalid_argument{fmt::format("{}: there is no timeline \"{}\"{}; there are {}", flag,
                                          name, suggestion(name, names), fmt::join(names, ", "))};
}

const Timeline& run_timeline(const Timelines& timelines, const Options& options) {
  return timeline_named(timelines, "--timeline", options.timeline, TimelineKind::of_runs);
}

const Timeline& blueprint_timeline(const Timelines& timelines, const Options& options) {
  return timeline_named(timelines, "--blueprint-timeline", options.blueprint_timeline,
                        TimelineKind::of_blueprints);
}

const Timeline& workflow_timeline(const Timelines& timelines, const Options& options) {
  return timeline_named(timelines, "--workflow-timeline", options.workflow_timeline,
                        TimelineKind::of_workflow_runs);
}

Defaults defaults_of(const Timelines& timelines, const Options& options) {
  return {.timeline = run_timeline(timelines, options),
          .blueprint_timeline = blueprint_timeline(timelines, options),
          .workflow_timeline = workflow_timeline(timelines, options),
          .page_size = options.page_size,
          .token_lifetime = options.token_lifetime,
          .s3_root = options.s3_root,
          .reads_specs_anew = options.watch,
          .parameter_checks = options.parameter_checks,
          .blueprints_max = options.max_blueprints,
          .running_max = options.max_running};
}

std::vector<std::string> names_of_operations() {
  std::vector<std::string> names;
  for (const auto& operation : operations()) names.emplace_back(operation.name);
  return names;
}

// The number of this start on its data file. In memory, every start is the first.
std::int64_t count_start(Store& store, const Options& options) {
  return options.data ? store.ordinals.take("", "start") : 0;
}

}  // namespace

Service::Service(const Options& options, StartFiles files, const Log& log, std::string certificate)
    : options_{options},
      default_scope_{options.account, options.region},
      timelines_{std::move(files.timelines)},
      store_{options.data, options.durability},
      random_{options.seed},
      accounts_{options.limits.worlds_max,
                {options.clock, options.clock_rate},
                timelines_,
                std::move(files.faults),
                {options.limits.journal_entries_max, options.limits.journal_input_bytes_max,
                 options.limits.journal_bytes_max, options.limits.journal_total_bytes_max}},
      worlds_{store_,
              random_,
              timelines_,
              run_timeline(timelines_, options),
              workflow_timeline(timelines_, options),
              std::move(files.fixtures),
              options.limits.worlds_max},
      runner_{Model::built_in(), store_, worlds_, random_, defaults_of(timelines_, options)},
      api_{Model::built_in(),
           runner_,
           accounts_,
           random_,
           log,
           ApiSettings{default_scope_, options.limits.json_depth_max, count_start(store_, options),
                       options.date, std::move(files.access_keys)}},
      admin_{AdminParts{store_, accounts_, worlds_, random_, timelines_,
                        run_timeline(timelines_, options), counts_, default_scope_,
                        options.data.has_value(), names_of_operations(), options.admin_token,
                        std::move(certificate)},
             log},
      guard_{options.host, options.allow_hosts, options.allow_origins},
      gateway_{guard_, api_, admin_, random_, log, counts_, !options.no_hints} {
  worlds_.enter_named_worlds(default_scope_, accounts_, std::nullopt);
}

void Service::reload(const Timelines& timelines, std::vector<Fixture> fixtures) {
  auto together = timelines_;
  together.put_own_of(timelines);
  defaults_of(together, options_);
  timelines_.put_own_of(timelines);
  worlds_.replace_fixtures(std::move(fixtures));
  worlds_.enter_named_worlds(default_scope_, accounts_, std::nullopt);
}

}  // namespace glueprint
