#include "server/model/input_check.hpp"

#include <utility>

#include "server/model/input_constraints.hpp"
#include "server/model/input_types.hpp"

namespace glueprint {

std::optional<InputViolation> check_input(const Shape& shape, const JsonValue& request,
                                          Input& input) {
  input.begin(shape);
  if (auto violation = fit_types(request, input)) {
    return InputViolation{InputViolation::Kind::wrong_type, std::move(*violation)};
  }
  if (auto violation = find_broken_constraints(input)) {
    return InputViolation{InputViolation::Kind::broken_constraint, std::move(*violation)};
  }
  return std::nullopt;
}

}  // namespace glueprint
