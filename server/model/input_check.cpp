#include "server/model/input_check.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "server/model/input_constraints.hpp"
#include "server/model/input_types.hpp"

namespace glueprint {

std::optional<InputFault> check_input(const Shape& input, nlohmann::json& value) {
  if (auto fault = fit_types(input, value)) {
    return InputFault{InputFault::Kind::wrong_type, std::move(*fault)};
  }
  if (auto fault = find_broken_constraints(input, value)) {
    return InputFault{InputFault::Kind::broken_constraint, std::move(*fault)};
  }
  return std::nullopt;
}

}  // namespace glueprint
