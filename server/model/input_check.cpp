#include "server/model/input_check.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "server/model/input_constraints.hpp"
#include "server/model/input_types.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// Takes the nulls out of a list or a map. AWS's front end lets them pass (observed at Athena for a
// list of strings); that operations then pass over them is a guess.
void drop_nulls(json& container) {
  if (container.is_array()) {
    std::erase_if(container.get_ref<json::array_t&>(), [](const json& e) { return e.is_null(); });
  } else if (container.is_object()) {
    std::erase_if(container.get_ref<json::object_t&>(),
                  [](const auto& entry) { return entry.second.is_null(); });
  }
}

}  // namespace

std::optional<InputViolation> check_input(const Shape& input, json& value) {
  if (auto violation = fit_types(input, value)) {
    return InputViolation{InputViolation::Kind::wrong_type, std::move(*violation)};
  }
  if (auto violation = find_broken_constraints(input, value)) {
    return InputViolation{InputViolation::Kind::broken_constraint, std::move(*violation)};
  }
  for (auto& member : value) drop_nulls(member);
  return std::nullopt;
}

}  // namespace glueprint
