#pragma once

#include <string_view>

namespace glueprint {

// The text of service_model.json, which the build compiles in.
extern const std::string_view service_model_json;

}  // namespace glueprint
