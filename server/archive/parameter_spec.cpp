#include "server/archive/parameter_spec.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/json_tree.hpp"
#include "core/text/utf8.hpp"
#include "server/archive/archive_error.hpp"

namespace glueprint {
namespace {

using nlohmann::ordered_json;

// A member, null when absent.
ordered_json member_of(const ordered_json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? ordered_json{} : *found;
}

void require(bool is_right, std::string_view parameter, std::string_view rule) {
  if (is_right) return;
  throw ArchiveError{fmt::format("blueprint.cfg: parameterSpec/{}{}", parameter, rule)};
}

ordered_json read_parameter(const std::string& name, const ordered_json& given) {
  require(given.is_object(), name, " must be an object");
  const auto type = member_of(given, "type");
  const bool is_known =
      type.is_string() && std::find(parameter_types.begin(), parameter_types.end(),
                                    type.get<std::string>()) != parameter_types.end();
  require(is_known, name, fmt::format("/type must be one of {}", fmt::join(parameter_types, ", ")));
  auto collection = member_of(given, "collection");
  require(collection.is_null() || collection.is_boolean(), name,
          "/collection must be true or false");
  const auto description = member_of(given, "description");
  require(description.is_null() || description.is_string(), name, "/description must be a text");
  const auto allowed = member_of(given, "allowedValues");
  require(allowed.is_null() || allowed.is_array(), name, "/allowedValues must be a list");
  if (collection.is_null()) collection = false;
  return {{"type", type},
          {"collection", collection},
          {"description", description},
          {"defaultValue", member_of(given, "defaultValue")},
          {"allowedValues", allowed}};
}

ordered_json parse(std::string_view cfg) {
  JsonTree<ordered_json> tree{parameters_depth_max};
  const bool is_json = ordered_json::sax_parse(cfg, &tree);
  if (tree.is_too_deep()) throw ArchiveError{"blueprint.cfg nests too deep"};
  auto parsed = tree.take();
  if (!is_json || !parsed.is_object()) throw ArchiveError{"blueprint.cfg is no JSON object"};
  return parsed;
}

}  // namespace

std::string parameter_spec_of(std::string_view cfg) {
  const auto parsed = parse(cfg);
  if (!member_of(parsed, "layoutGenerator").is_string()) {
    throw ArchiveError{"blueprint.cfg lacks layoutGenerator"};
  }
  const auto given = member_of(parsed, "parameterSpec");
  if (!given.is_null() && !given.is_object()) {
    throw ArchiveError{"blueprint.cfg: parameterSpec must be an object"};
  }
  auto spec = ordered_json::object();
  for (const auto& [name, parameter] : given.items()) spec[name] = read_parameter(name, parameter);
  auto text = spec.dump();
  if (utf16_length(text) <= parameter_spec_chars_max) return text;
  throw ArchiveError{
      fmt::format("parameterSpec is longer than {} characters", parameter_spec_chars_max)};
}

}  // namespace glueprint
