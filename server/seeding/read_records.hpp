#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/account/timelines.hpp"
#include "server/documents/mistake.hpp"
#include "server/seeding/fixture.hpp"

namespace glueprint {

// Takes the records out of a fixture's document and notes those that contradict themselves. What
// does not fit its shape is left out: check_shape has told of it.
Fixture read_records(const nlohmann::json& document, const Timelines& timelines,
                     MistakeList& mistakes);

// One record, read from an object at a place. A run without a state that there is has none.
FixtureBlueprint read_blueprint(const nlohmann::json& object, const Timelines& timelines,
                                const Place& place, MistakeList& mistakes);
std::optional<FixtureRun> read_run(const nlohmann::json& object, const Timelines& timelines,
                                   const Place& place, MistakeList& mistakes);
FixtureWorkflow read_workflow(const nlohmann::json& object);

}  // namespace glueprint
