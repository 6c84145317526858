#pragma once

#include <string_view>

namespace glueprint {

// fixtures/demo.json: blueprints and runs to look at, for --demo.
extern const std::string_view demo_json;

}  // namespace glueprint
