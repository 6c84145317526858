#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"
#include "core/version.hpp"
#include "server/admin/route.hpp"
#include "server/admin/schemas.hpp"
#include "server/faults/fault_kind.hpp"
#include "server/faults/table.hpp"
#include "server/seeding/fault_plan_schema.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

constexpr int account_digits = 12;

json reference(std::string_view schema) {
  return {{"$ref", fmt::format("#/components/schemas/{}", schema)}};
}

json content(std::string_view type, std::string_view schema) {
  return {{std::string{type}, {{"schema", reference(schema)}}}};
}

json parameter(std::string_view name, const char* place, std::string_view help, json schema) {
  return {{"name", name},
          {"in", place},
          {"required", place == std::string_view{"path"}},
          {"description", help},
          {"schema", std::move(schema)}};
}

json parameters_of(const Route& route) {
  auto parameters = json::array();
  auto rest = route.path;
  for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const auto close = rest.find('}');
    parameters.push_back(parameter(rest.substr(open + 1, close - open - 1), "path", "Which one.",
                                   {{"type", "string"}, {"maxLength", name_chars_max}}));
    rest.remove_prefix(close + 1);
  }
  if (route.takes != Takes::nothing) {
    parameters.push_back(
        parameter("account", "query", "The account; without it, the default one.",
                  {{"type", "string"}, {"maxLength", account_digits}, {"pattern", "^[0-9]{12}$"}}));
  }
  if (route.takes == Takes::world) {
    parameters.push_back(
        parameter("region", "query", "The region; without it, the default one.",
                  {{"type", "string"}, {"maxLength", region_chars_max}, {"example", "eu-west-1"}}));
  }
  for (const auto& own : route.parameters) {
    json schema{{"type", own.type}};
    if (own.type == "string") schema["maxLength"] = glob_chars_max;
    parameters.push_back(parameter(own.name, "query", own.help, std::move(schema)));
  }
  return parameters;
}

json describe(const Route& route) {
  json described{{"summary", route.summary}, {"parameters", parameters_of(route)}};
  if (!route.body.empty()) {
    described["requestBody"] = {{"required", true}, {"content", content(json_type, route.body)}};
  }
  json success{{"description", "Done."}};
  if (!route.answer.empty()) success["content"] = content(route.answer_type, route.answer);
  const bool can_create = route.method != "GET" && !route.answer.empty();
  auto& responses = described["responses"];
  responses[route.answer.empty() ? "204" : "200"] = success;
  if (can_create) responses["201"] = success;
  responses["default"] = {{"description", "A problem."},
                          {"content", content("application/problem+json", "Problem")}};
  return described;
}

// `ClockSkewFault` for the kind `clock_skew`.
std::string schema_name(const FaultKind& kind) {
  std::string name;
  bool begins_word = true;
  for (const char c : kind.name) {
    if (c != '_') name += begins_word ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = c == '_';
  }
  return name + "Fault";
}

// Adds the schema of each kind, and `Fault`, which is one of them: `kind` says which.
// The schema of a kind as OpenAPI 3.0 has it, which knows one example where JSON Schema has a list.
json described_kind(const FaultKind& kind) {
  auto schema = schema_of(kind);
  for (auto& [name, member] : schema["properties"].items()) {
    const auto examples = member.find("examples");
    if (examples == member.end()) continue;
    member["example"] = examples->front();
    member.erase("examples");
  }
  return schema;
}

void add_fault_schemas(json& all) {
  auto one_of = json::array();
  auto mapping = json::object();
  for (const auto& kind : fault_kinds()) {
    const auto name = schema_name(kind);
    all[name] = described_kind(kind);
    one_of.push_back(reference(name));
    mapping[std::string{kind.name}] = one_of.back().at("$ref");
  }
  all["Fault"] = {{"description", "The fault to inject. GET faults/kinds describes each kind."},
                  {"oneOf", std::move(one_of)},
                  {"discriminator", {{"propertyName", "kind"}, {"mapping", std::move(mapping)}}},
                  {"example", {{"kind", "error"}, {"code", "ThrottlingException"}}}};
}

json schemas() {
  auto all = json::parse(admin_schemas_json);
  all["FaultRule"] = fault_rule_schema();
  all["FaultRule"]["properties"]["fault"] = reference("Fault");
  add_fault_schemas(all);
  return all;
}

}  // namespace

json describe_routes() {
  json paths;
  for (const auto& route : routes()) {
    paths[fmt::format("{}{}", admin_prefix, route.path)][lower(route.method)] = describe(route);
  }
  return {{"openapi", "3.0.3"},
          {"info",
           {{"title", "Glueprint's admin routes"},
            {"description",
             "What a local emulator of the AWS Glue blueprint API offers beside "
             "AWS's own operations."},
            {"version", version}}},
          {"paths", std::move(paths)},
          {"components", {{"schemas", schemas()}}}};
}

}  // namespace glueprint
