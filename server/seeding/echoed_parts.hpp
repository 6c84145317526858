#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"

namespace glueprint {

// Looks at what is only shown of a fixture's workflows, `Graph` and `LastRun`, which AWS extends
// from time to time: warns of members that it does not know, and takes them out; warns of values
// that are none of an enum. An empty text for an enum is taken for absent: Go writes that.
void settle_echoed_parts(nlohmann::json& document, MistakeList& mistakes);

}  // namespace glueprint
