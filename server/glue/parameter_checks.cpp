#include "server/glue/parameter_checks.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/json_tree.hpp"
#include "server/archive/parameter_spec.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/parameter_forms.hpp"

namespace glueprint {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

// Whether a value has a type that AWS documents for blueprint.cfg. Four of the types are texts.
bool has_type(const json& value, std::string_view type) {
  if (type == "Integer") return value.is_number_integer();
  if (type == "Double") return value.is_number();
  if (type == "Boolean") return value.is_boolean();
  return value.is_string();
}

// A member of one parameter's spec; null when absent.
json attribute(const ordered_json& spec, const char* name) {
  const auto found = spec.find(name);
  return found == spec.end() ? json{} : json(*found);
}

// One parameter of the spec, and what is wrong with its value.
class ParameterCheck {
 public:
  ParameterCheck(std::string name, const ordered_json& spec, ParameterChecks checks)
      : name_{std::move(name)},
        checks_{checks},
        allowed_(attribute(spec, "allowedValues")),
        default_(attribute(spec, "defaultValue")),
        is_collection_{attribute(spec, "collection") == true} {
    const auto type = attribute(spec, "type");
    if (type.is_string()) type_ = type.get<std::string>();
  }

  // The first thing that is wrong; empty when all is right.
  std::string find_wrong(const json& given) const {
    if (given.is_null()) return default_.is_null() ? missing_parameter(name_) : "";
    if (given == default_) return {};
    if (!is_collection_) return find_wrong_value(given);
    if (!given.is_array()) return mistyped_parameter(name_, "list of " + type_);
    for (const auto& element : given) {
      if (auto wrong = find_wrong_value(element); !wrong.empty()) return wrong;
    }
    return {};
  }

 private:
  std::string find_wrong_value(const json& value) const {
    const bool is_known =
        std::find(parameter_types.begin(), parameter_types.end(), type_) != parameter_types.end();
    if (is_known && !has_type(value, type_)) return mistyped_parameter(name_, type_);
    if (checks_ != ParameterChecks::full) return {};
    const auto form = value.is_string() ? broken_form(type_, value.get_ref<const std::string&>())
                                        : std::string_view{};
    if (!form.empty()) return malformed_parameter(name_, form);
    if (!allowed_.is_array()) return {};
    const bool is_allowed = std::find(allowed_.begin(), allowed_.end(), value) != allowed_.end();
    return is_allowed ? "" : parameter_not_allowed(name_);
  }

  std::string name_;
  ParameterChecks checks_;
  json allowed_;
  json default_;
  bool is_collection_ = false;
  std::string type_;
};

}  // namespace

void check_parameters(std::string_view parameter_spec, const json& parameters,
                      ParameterChecks checks) {
  JsonTree<ordered_json> tree{parameters_depth_max};
  if (!ordered_json::sax_parse(parameter_spec, &tree)) return;
  const auto spec = tree.take();
  if (!spec.is_object()) return;
  std::vector<std::string> wrong;
  for (const auto& [name, parameter] : spec.items()) {
    if (!parameter.is_object()) continue;
    const auto given = parameters.find(name);
    auto what = ParameterCheck{name, parameter, checks}.find_wrong(
        given == parameters.end() ? json{} : *given);
    if (!what.empty()) wrong.push_back(std::move(what));
  }
  if (!wrong.empty()) throw wrong_parameters(wrong);
}

}  // namespace glueprint
