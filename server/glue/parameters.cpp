#include "server/glue/parameters.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"
#include "server/archive/parameter_spec.hpp"
#include "server/glue/guesses.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// Whether a value has a type that AWS documents for blueprint.cfg. Four of the types are texts.
bool has_type(const json& value, std::string_view type) {
  if (type == "Integer") return value.is_number_integer();
  if (type == "Double") return value.is_number();
  if (type == "Boolean") return value.is_boolean();
  return value.is_string();
}

// A member of an object, as of one parameter's spec; null when absent.
const json& attribute(const json& spec, const char* name) {
  static const json absent;
  const auto found = spec.find(name);
  return found == spec.end() ? absent : *found;
}

void require_type(const std::string& name, std::string_view type, const json& value) {
  const bool is_known =
      std::find(parameter_types.begin(), parameter_types.end(), type) != parameter_types.end();
  if (is_known && !has_type(value, type)) throw mistyped_parameter(name, type);
}

void require_allowed(const std::string& name, const json& allowed, const json& value) {
  if (!allowed.is_array()) return;
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    throw parameter_not_allowed(name);
  }
}

void check_value(const std::string& name, const json& spec, const json& value) {
  const auto& type = attribute(spec, "type");
  const auto type_name = type.is_string() ? type.get<std::string>() : std::string{};
  const auto& allowed = attribute(spec, "allowedValues");
  if (attribute(spec, "collection") != true) {
    require_type(name, type_name, value);
    require_allowed(name, allowed, value);
    return;
  }
  if (!value.is_array()) throw mistyped_parameter(name, "list of " + type_name);
  for (const auto& element : value) {
    require_type(name, type_name, element);
    require_allowed(name, allowed, element);
  }
}

void check_parameters(const json& spec, const json& parameters) {
  for (const auto& [name, parameter] : spec.items()) {
    if (!parameter.is_object()) continue;
    const auto given = parameters.find(name);
    if (given != parameters.end() && !given->is_null()) {
      check_value(name, parameter, *given);
    } else if (attribute(parameter, "defaultValue").is_null()) {
      throw missing_parameter(name);
    }
  }
}

}  // namespace

json read_parameters(const std::optional<std::string>& parameter_spec,
                     std::optional<std::string_view> parameters) {
  auto given = read_any_json(parameters.value_or("{}"), parameters_depth_max);
  const bool is_object = given && given->is_object();
  const auto spec =
      parameter_spec ? read_any_json(*parameter_spec, parameters_depth_max) : std::nullopt;
  if (spec && spec->is_object()) {
    if (!is_object) throw parameters_are_no_object();
    check_parameters(*spec, *given);
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
