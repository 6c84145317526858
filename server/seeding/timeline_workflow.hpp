#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/lifecycle.hpp"
#include "server/documents/mistake.hpp"

namespace glueprint {

// Reads what a timeline says of the workflow that a run makes: its members `workflow_name`, a
// template, and `workflow`:
//
//   {"graph": {...}, "description": "d", "default_run_properties": {...}, "tags": {...}}
//
// The graph has AWS's shape. Notes what is wrong: a template that is none, members that the shape
// does not have, a timeline that is none of runs of blueprints.
void read_timeline_workflow(const nlohmann::json& value, const Place& place, Timeline& timeline,
                            MistakeList& mistakes);

// The way back.
void write_timeline_workflow(const Timeline& timeline, nlohmann::json& value);

}  // namespace glueprint
