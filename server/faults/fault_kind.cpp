#include "server/faults/fault_kind.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/time/duration_text.hpp"
#include "server/documents/schema_patterns.hpp"
#include "server/faults/table.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

json structure(std::span<const FaultParameter> members, std::string_view help) {
  json schema{{"type", "object"}, {"description", help}, {"additionalProperties", false}};
  auto& properties = schema["properties"] = json::object();
  auto required = json::array();
  for (const auto& member : members) {
    properties[std::string{member.name}] = member.schema;
    if (member.is_required) required.push_back(member.name);
  }
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace

const FaultKind* find_fault_kind(std::string_view name) {
  const auto kinds = fault_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [name](const FaultKind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

FaultPtr make_fault(json definition) {
  const auto* kind = find_fault_kind(definition.at("kind").get_ref<const std::string&>());
  auto fault = kind->make(definition);
  fault->definition_ = std::make_shared<const json>(std::move(definition));
  return fault;
}

json schema_of(const FaultKind& kind) {
  auto members = kind.parameters;
  members.push_back({"kind", {{"type", "string"}, {"enum", {kind.name}}}, true});
  auto schema = structure(members, kind.summary);
  // `kind` and one more.
  if (kind.one_of == OneOf::yes) schema["minProperties"] = schema["maxProperties"] = 2;
  return schema;
}

json duration_schema(std::string_view help) {
  return {{"type", "string"},
          {"maxLength", time_chars_max},
          {"pattern", duration_pattern},
          {"description", help}};
}

json signed_duration_schema(std::string_view help) {
  return {{"type", "string"},
          {"maxLength", time_chars_max},
          {"pattern", signed_duration_pattern},
          {"description", help}};
}

json text_schema(std::size_t chars_max, std::string_view help) {
  return {{"type", "string"}, {"maxLength", chars_max}, {"description", help}};
}

json line_schema(std::size_t chars_max, std::string_view help) {
  auto schema = text_schema(chars_max, help);
  schema["pattern"] = single_line_pattern;
  return schema;
}

json flag_schema(std::string_view help) {
  return {{"type", "boolean"}, {"description", help}};
}

json whole_number_schema(std::int64_t min, std::int64_t max, std::string_view help) {
  return {{"type", "integer"}, {"minimum", min}, {"maximum", max}, {"description", help}};
}

json number_schema(double min, double max, std::string_view help) {
  return {{"type", "number"}, {"minimum", min}, {"maximum", max}, {"description", help}};
}

json choice_schema(std::initializer_list<std::string_view> choices, std::string_view help) {
  return {{"type", "string"}, {"enum", choices}, {"description", help}};
}

json figures_schema(std::initializer_list<FaultParameter> figures, std::string_view help) {
  return structure(figures, help);
}

Duration duration_of(const json& parameters, std::string_view name, Duration otherwise) {
  const auto found = parameters.find(name);
  if (found == parameters.end()) return otherwise;
  const auto& text = found->get_ref<const std::string&>();
  const auto back = read_time_ago(text);
  return back ? -*back : *read_duration(text);
}

}  // namespace glueprint
