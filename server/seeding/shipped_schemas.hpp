#pragma once

#include <string_view>

#include "server/documents/schema.hpp"

namespace glueprint {

// The JSON Schemas that ship for users' editors, fixtures/fixture.schema.json and
// timeline.schema.json. The files of users are held against the same ones.
extern const std::string_view fixture_schema_json;
extern const std::string_view timeline_schema_json;

// Of a fixture, and of what is still to come of one of its runs or blueprints.
const Schema& fixture_schema();
const Schema& future_schema();

// Of the graph of a workflow.
const Schema& workflow_graph_schema();

// Of one timeline, with its name.
const Schema& timeline_schema();

}  // namespace glueprint
