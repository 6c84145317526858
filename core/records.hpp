#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

using Tags = std::map<std::string, std::string>;

// A blueprint and the future of its registration: `phases` as a run has them, and the
// `error_message` to show when they end in FAILED. `last_active_definition` is the JSON object that
// AWS sends under that name, kept as text. Tags have a table of their own, see Blueprints::tags.
struct Blueprint {
  std::int64_t id = 0;
  std::string name;
  std::optional<std::string> description;
  Instant created_on;
  Instant last_modified_on;
  std::optional<std::string> parameter_spec;
  std::optional<std::string> blueprint_location;
  std::optional<std::string> blueprint_service_location;
  Instant phases_from;
  std::string phases;
  std::optional<std::string> error_message;
  std::optional<std::string> last_active_definition;
  std::optional<std::string> run_timeline;
};

// A run and its whole future: `phases` (the text form of lifecycle.hpp), counted from
// `phases_from`. Its state is not stored: `position` computes it. `ordinal` is the order of
// starting.
template <typename Text>
struct BasicBlueprintRun {
  std::int64_t ordinal = 0;
  Text run_id;
  Instant started_on;
  Instant phases_from;
  Text phases;
  Text timeline;
  std::optional<Text> workflow_name;
  std::optional<Text> error_message;
  std::optional<Text> rollback_error_message;
  std::optional<Text> parameters;
  std::optional<Text> role_arn;
};

// A run that owns its text, to be stored.
using BlueprintRun = BasicBlueprintRun<std::string>;

// A run whose text lies in a database row: valid until its cursor moves or ends.
using BlueprintRunView = BasicBlueprintRun<std::string_view>;

// A copy that outlives the row.
BlueprintRun owned(const BlueprintRunView& run);

// Later than any instant: `appears_on` of a workflow whose run still waits for reads, and the end
// of a run that waits for them or never ends.
inline constexpr Instant not_yet_known = Instant::max();

// Where a run stands in the list of its blueprint, which is newest first.
struct RunPlace {
  Instant started_on;
  std::int64_t ordinal = 0;

  bool operator==(const RunPlace&) const = default;
};

// A workflow that a run makes, that a request made, or that a fixture seeded. It is visible from
// `appears_on` on: the instant at which its run succeeds, or `not_yet_known` while reads decide
// that.
struct Workflow {
  std::string name;
  Instant appears_on;
  std::optional<std::string> description;
  std::optional<std::string> blueprint_name;
  std::optional<std::string> run_id;
  std::optional<std::string> details;
};

// A run of a workflow and its whole future, as BlueprintRun has it. `properties` is a JSON object
// of texts. `actions` counts the jobs and crawlers that it starts. `details` is a JSON object of
// what a fixture gave beside that, as AWS sends it.
struct WorkflowRun {
  std::int64_t ordinal = 0;
  std::string run_id;
  std::string workflow_name;
  Instant started_on;
  Instant phases_from;
  std::string phases;
  std::string timeline;
  std::int64_t actions = 0;
  std::optional<std::string> previous_run_id;
  std::optional<std::string> error_message;
  std::string properties = "{}";
  std::optional<std::string> details;
};

}  // namespace glueprint
