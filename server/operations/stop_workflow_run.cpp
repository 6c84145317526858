#include <algorithm>
#include <array>
#include <vector>

#include "server/glue/call.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"

namespace glueprint {
namespace {

// The future of a run that is stopped now: as its timeline has it, from STOPPING on, or the usual.
std::vector<Phase> stopping_phases(const WorkflowRun& run) {
  auto phases = decode_phases(run.phases);
  const auto stopping = std::find_if(phases.begin(), phases.end(), [](const Phase& phase) {
    return phase.state == LifeState::stopping;
  });
  if (stopping != phases.end()) return {stopping, phases.end()};
  return {{LifeState::stopping, usual_stopping_time, std::nullopt},
          {LifeState::stopped, std::nullopt, std::nullopt}};
}

}  // namespace

// Only a run that is RUNNING can be stopped.
void stop_workflow_run(const Call& call, JsonWriter&) {
  auto run = require_workflow_run(call);
  const auto state = position(run.phases, run.phases_from, call.now).state;
  if (state != LifeState::running) throw workflow_run_in_state(run.run_id, name_of(state));
  run.phases = with_future(run.phases, run.phases_from, call.now, stopping_phases(run));
  call.store.workflow_runs.update(call.scope, run);
}

}  // namespace glueprint
