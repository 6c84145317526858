#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/account/timelines.hpp"
#include "server/documents/mistake.hpp"
#include "server/seeding/fixture.hpp"

namespace glueprint {

// Reads the records of a fixture's document, and notes those that contradict themselves. Skips what
// does not fit its schema: check_schema has noted it.
Fixture read_records(const nlohmann::json& document, const Timelines& timelines,
                     MistakeList& mistakes);

// Reads one record from the object at a place. A run whose state is not one has none.
FixtureBlueprint read_blueprint(const nlohmann::json& object, const Timelines& timelines,
                                const Place& place, MistakeList& mistakes);
std::optional<FixtureRun> read_run(const nlohmann::json& object, const Timelines& timelines,
                                   const Place& place, MistakeList& mistakes);
std::optional<FixtureWorkflowRun> read_workflow_run(const nlohmann::json& object,
                                                    const Timelines& timelines, const Place& place,
                                                    MistakeList& mistakes);
FixtureWorkflow read_workflow(const nlohmann::json& object);

// A job, a crawler or a trigger as AWS prints it.
Entity read_entity(const nlohmann::json& object, EntityKind kind);

// The tags in the member Tags.
Tags read_tag_texts(const nlohmann::json& object);

}  // namespace glueprint
