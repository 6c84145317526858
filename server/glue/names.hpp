#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/glue/json_writer.hpp"
#include "server/model/input.hpp"

namespace glueprint {

// The names of the request's list `Names`, in its order, without repetitions.
std::vector<std::string> distinct_names(const Input& input);

void write_names(JsonWriter& out, std::string_view member, const std::vector<std::string>& names);

}  // namespace glueprint
