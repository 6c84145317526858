#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"

namespace glueprint {

// Looks at what is only shown of a fixture, `Graph` and `LastRun` of its workflows, `Graph` of
// their runs, and its triggers, which AWS extends from time to time: warns of members that it does
// not know, and takes them out; warns of values that are none of an enum. An empty text for an enum
// is taken for absent: Go writes that.
void settle_echoed_parts(nlohmann::json& document, MistakeList& mistakes);

// The same of a graph at a place, as warnings of the list.
void settle_graph(nlohmann::json& graph, const Place& place, MistakeList& mistakes);

}  // namespace glueprint
