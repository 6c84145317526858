#include "server/glue/parameters.hpp"

#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/parameter_checks.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// A member of an object, as of one parameter's spec; null when absent.
const json& attribute(const json& object, const char* name) {
  static const json absent;
  const auto found = object.find(name);
  return found == object.end() ? absent : *found;
}

}  // namespace

json read_parameters(const std::optional<std::string>& parameter_spec,
                     std::optional<std::string_view> parameters, ParameterChecks checks) {
  auto given = read_any_json(parameters.value_or("{}"), parameters_depth_max);
  const bool is_object = given && given->is_object();
  if (parameter_spec && checks != ParameterChecks::off) {
    if (!is_object) throw parameters_are_no_object();
    check_parameters(*parameter_spec, *given, checks);
  }
  return is_object ? std::move(*given) : json::object();
}

json with_defaults(const std::optional<std::string>& parameter_spec, json parameters) {
  const auto spec =
      parameter_spec ? read_any_json(*parameter_spec, parameters_depth_max) : std::nullopt;
  if (!spec || !spec->is_object()) return parameters;
  for (const auto& [name, parameter] : spec->items()) {
    if (!parameter.is_object() || !attribute(parameters, name.c_str()).is_null()) continue;
    const auto& value = attribute(parameter, "defaultValue");
    if (!value.is_null()) parameters[name] = value;
  }
  return parameters;
}

}  // namespace glueprint
