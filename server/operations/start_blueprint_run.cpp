#include <utility>

#include <nlohmann/json.hpp>

#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/layout_of_run.hpp"
#include "server/glue/layout_wait.hpp"
#include "server/glue/parameters.hpp"
#include "server/glue/registration.hpp"
#include "server/glue/run_future.hpp"
#include "server/glue/timeline_choice.hpp"
#include "server/glue/workflow_plan.hpp"

namespace glueprint {
namespace {

std::optional<std::string> text_if_given(const Call& call, std::string_view member) {
  const auto text = call.input.text_if_given(member);
  return text ? std::optional<std::string>{*text} : std::nullopt;
}

void require_room_for_run(const Call& call) {
  const auto running_max = call.defaults.running_max;
  if (!running_max) return;
  const auto running = call.store.runs.count_running(call.scope, call.now, *running_max);
  if (running >= *running_max) throw too_many_running(*running_max);
}

// With --watch, the blueprint.cfg that lies there counts; else the one that was registered.
std::optional<std::string> spec_of_run(const Call& call, const Definition& definition,
                                       const std::optional<ArchiveOfRun>& archive) {
  if (archive && call.defaults.reads_specs_anew) return archive->parameter_spec;
  return definition.parameter_spec;
}

}  // namespace

// Decides the whole future of the run.
void start_blueprint_run(const Call& call, JsonWriter& reply) {
  const auto blueprint_name = call.input.text("BlueprintName");
  const auto blueprint = call.store.blueprints.find(call.scope, blueprint_name);
  if (!blueprint) throw missing_blueprint(call, blueprint_name);
  const auto definition = definition_of_runs(*blueprint, call.now);
  auto archive = open_archive_of_run(call, definition);
  const auto spec = spec_of_run(call, definition, archive);
  const auto parameters =
      read_parameters(spec, call.input.text_if_given("Parameters"), call.defaults.parameter_checks);
  require_room_for_run(call);
  const auto choice = choose_run_timeline(call, *blueprint, parameters);
  auto timeline = choice.timeline;
  const auto failure = archive ? failure_of_layout(call, *archive) : std::nullopt;
  if (failure) timeline = failing_by(std::move(timeline), *failure);

  BlueprintRun run;
  run.ordinal = call.store.ordinals.take(call.scope.account, "run");
  run.run_id = call.random.run_id(call.scope.account, run.ordinal);
  run.started_on = call.now;
  run.parameters = text_if_given(call, "Parameters");
  run.role_arn = text_if_given(call, "RoleArn");
  const auto filled = with_defaults(spec, parameters);
  const auto plan = plan_of_run(choice.timeline, filled, blueprint_name, run.run_id);
  if (archive && !failure && call.defaults.layouts != nullptr) {
    auto parts = split_at_layout(std::move(timeline));
    timeline = std::move(parts.before);
    order_layout(call, run, *std::move(archive), filled, std::move(parts.after));
  }
  set_future(call.store, call.scope, blueprint_name, plan, run, std::move(timeline), call.now);
  call.store.runs.insert(call.scope, blueprint->id, run);
  choice.count();

  reply.member("RunId", run.run_id);
}

}  // namespace glueprint
