#include "server/model/input_check.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "server/model/input_constraints.hpp"
#include "server/model/input_types.hpp"

namespace glueprint {

std::optional<InputViolation> check_input(const Shape& input, nlohmann::json& value) {
  if (auto violation = fit_types(input, value)) {
    return InputViolation{InputViolation::Kind::wrong_type, std::move(*violation)};
  }
  if (auto violation = find_broken_constraints(input, value)) {
    return InputViolation{InputViolation::Kind::broken_constraint, std::move(*violation)};
  }
  return std::nullopt;
}

}  // namespace glueprint
