#include "core/records.hpp"

namespace glueprint {

BlueprintRun owned(const BlueprintRunView& run) {
  const auto copy = [](std::optional<std::string_view> text) {
    return text ? std::optional<std::string>{*text} : std::nullopt;
  };
  return {.ordinal = run.ordinal,
          .run_id = std::string{run.run_id},
          .started_on = run.started_on,
          .phases_from = run.phases_from,
          .phases = std::string{run.phases},
          .timeline = std::string{run.timeline},
          .workflow_name = copy(run.workflow_name),
          .error_message = copy(run.error_message),
          .rollback_error_message = copy(run.rollback_error_message),
          .parameters = copy(run.parameters),
          .role_arn = copy(run.role_arn)};
}

}  // namespace glueprint
