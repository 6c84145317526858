#include "server/faults/input_match.hpp"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/glob.hpp"
#include "core/text/json_reader.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

bool has_members(const json& wanted, const json& given) {
  const auto items = wanted.items();
  return std::all_of(items.begin(), items.end(), [&given](const auto& item) {
    const auto member = given.find(item.key());
    return member != given.end() && input_matches(item.value(), *member);
  });
}

bool has_elements(const json& wanted, const json& given) {
  return std::all_of(wanted.begin(), wanted.end(), [&given](const json& element) {
    return std::any_of(given.begin(), given.end(), [&element](const json& candidate) {
      return input_matches(element, candidate);
    });
  });
}

}  // namespace

bool input_matches(const json& wanted, const json& given) {
  if (wanted.is_object() && given.is_string()) {
    const auto held = read_any_json(given.get_ref<const std::string&>(), matched_depth_max);
    return held && held->is_object() && has_members(wanted, *held);
  }
  if (wanted.is_object()) return given.is_object() && has_members(wanted, given);
  if (wanted.is_array()) return given.is_array() && has_elements(wanted, given);
  if (wanted.is_string() && given.is_string()) {
    return matches_glob(wanted.get_ref<const std::string&>(), given.get_ref<const std::string&>());
  }
  return wanted == given;
}

}  // namespace glueprint
