#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// Notes every way in which a value that a person wrote does not fit a shape: unknown and missing
// members, wrong types, values outside an enum, broken lengths, ranges and patterns. Timestamps are
// those of fixture_time.hpp.
void check_shape(const nlohmann::json& value, const Shape& shape, const Place& place,
                 MistakeList& mistakes);

}  // namespace glueprint
