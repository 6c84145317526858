#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/archive/python_module.hpp"

namespace glueprint {

// `user_params['X']` or `user_params.get('X')` in a layout.
struct ParameterUse {
  std::string parameter;
  std::size_t line = 0;
};

// The parameters that a module asks `user_params` for, and the layout's function its first
// argument, in their order. Left out is what the module itself puts there, or asks for with `in`.
std::vector<ParameterUse> uses_of_parameters(const PythonModule& module, std::string_view function);

}  // namespace glueprint
