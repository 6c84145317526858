#include "server/glue/registration.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "server/archive/s3_root.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/timeline_choice.hpp"

namespace glueprint {
namespace {

bool names(const Timeline& timeline, LifeState state) {
  const auto& phases = timeline.phases;
  return std::any_of(phases.begin(), phases.end(),
                     [state](const Phase& phase) { return phase.state == state; });
}

Timeline adapted(Timeline timeline, LifeState pending) {
  if (pending == LifeState::creating && names(timeline, LifeState::updating)) {
    timeline.phases = {{LifeState::active, {}, {}}};
    timeline.error_message.reset();
  }
  for (auto& phase : timeline.phases) {
    if (!is_terminal(phase.state)) phase.state = pending;
  }
  return timeline;
}

}  // namespace

void begin_registration(const Call& call, Blueprint& blueprint, const Tags& tags,
                        LifeState pending) {
  const auto choice = choose_blueprint_timeline(call, blueprint.name, tags);
  auto timeline = adapted(choice.timeline, pending);
  if (call.defaults.s3_root) {
    auto archive = register_archive(*call.defaults.s3_root, *blueprint.blueprint_location);
    if (archive.remark) call.remark = {RemarkAbout::archive, *archive.remark};
    if (archive.error_message) timeline = failing(std::move(timeline), *archive.error_message);
    blueprint.parameter_spec = std::move(archive.parameter_spec);
  }
  blueprint.phases_from = call.now;
  blueprint.phases = encode_phases(timeline.phases);
  blueprint.error_message = std::move(timeline.error_message);
  choice.count();
}

Definition definition_of_runs(const Blueprint& blueprint, Instant now) {
  const auto status = position(blueprint.phases, blueprint.phases_from, now).state;
  if (status == LifeState::active) {
    return {blueprint.blueprint_location, blueprint.parameter_spec};
  }
  if (!blueprint.last_active_definition) {
    throw blueprint_in_state(blueprint.name, name_of(status));
  }
  const auto definition = nlohmann::json::parse(*blueprint.last_active_definition);
  const auto text = [&definition](const char* member) {
    const auto found = definition.find(member);
    return found == definition.end() ? std::nullopt : std::optional{found->get<std::string>()};
  };
  return {text("BlueprintLocation"), text("ParameterSpec")};
}

}  // namespace glueprint
