#include <algorithm>

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
  const auto* which = route.takes == Takes::nothing ? "Taken, and of no effect here."
                                                    : "The account; without it, the default one.";
  parameters.push_back(
      parameter("account", "query", which,
                {{"type", "string"}, {"maxLength", account_digits}, {"pattern", "^[0-9]{12}$"}}));
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

// `faults` for faults/{id}: the routes of one thing stand together.
std::string_view tag_of(const Route& route) {
  const auto path = route.path.substr(route.path.starts_with('/') ? 1 : 0);
  return path.substr(0, path.find('/'));
}

// `putRunTimeline` for PUT runs/{id}/timeline, `getRootHealth` for GET /health.
std::string operation_id(const Route& route) {
  auto id = lower(route.method);
  if (route.path.starts_with('/')) id += "Root";
  bool begins_word = true;
  for (std::size_t at = 0; at < route.path.size(); ++at) {
    const char c = route.path[at];
    if (c == '{') {
      if (!route.path.substr(0, at).ends_with("s/")) id += "By";
      at = route.path.find('}', at);
    }
    const bool is_one_of_many = c == 's' && route.path.substr(at + 1).starts_with("/{");
    if (!is_letter(c) && !is_digit(c)) {
      begins_word = true;
    } else if (!is_one_of_many) {
      id += begins_word ? to_upper(c) : c;
      begins_word = false;
    }
  }
  return id;
}

json described_answer(const Route& route, const char* meaning) {
  json described{{"description", meaning}};
  if (!route.answer.empty()) described["content"] = content(route.answer_type, route.answer);
  return described;
}

// What a route can answer, by status.
json responses_of(const Route& route) {
  const bool reads = route.method == "GET";
  const bool names_one = route.path.find('{') != std::string_view::npos;
  json responses;
  if (route.answer.empty()) {
    responses["204"] = described_answer(route, "Done; there is nothing to say.");
  } else if (reads) {
    responses["200"] = described_answer(route, "What there is.");
  } else {
    responses["200"] = described_answer(route, "Done; what there is now.");
    responses["201"] = described_answer(route, "Added; what there is now.");
  }
  const auto add_problem = [&](const char* status, const char* meaning) {
    responses[status] = {{"description", meaning},
                         {"content", content("application/problem+json", "Problem")}};
  };
  add_problem("400", "The query, or the text of the body, cannot be read.");
  add_problem("401", "The token that --admin-token wants is not there.");
  add_problem("403", "This Host or Origin may not use the server.");
  if (names_one) add_problem("404", "What the path names is not there.");
  if (!reads) add_problem("409", "What is there now does not allow it.");
  if (!route.body.empty()) {
    add_problem("413", "The body is larger than --request-bytes-max.");
    add_problem("422", "Members of the body are wrong; each is named.");
  }
  add_problem("503", "The data file cannot be used now.");
  add_problem("default", "Another problem.");
  return responses;
}

json describe(const Route& route) {
  json described{{"summary", route.summary},
                 {"operationId", operation_id(route)},
                 {"tags", {tag_of(route)}},
                 {"parameters", parameters_of(route)},
                 {"responses", responses_of(route)}};
  if (!route.body.empty()) {
    described["requestBody"] = {{"required", route.method != "DELETE"},
                                {"content", content(json_type, route.body)}};
  }
  return described;
}

// Every tag once, in the order of the routes.
json tags() {
  auto all = json::array();
  for (const auto& route : routes()) {
    const json tag{{"name", tag_of(route)}};
    if (std::find(all.begin(), all.end(), tag) == all.end()) all.push_back(tag);
  }
  return all;
}

// `ClockSkewFault` for the kind `clock_skew`.
std::string schema_name(const FaultKind& kind) {
  std::string name;
  bool begins_word = true;
  for (const char c : kind.name) {
    if (c != '_') name += begins_word ? to_upper(c) : c;
    begins_word = c == '_';
  }
  return name + "Fault";
}

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

// Adds the schema of each kind, and `Fault`, which is one of them: `kind` says which.
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
  all["FaultRule"]["example"] = {{"match", {{"operation", "GetBlueprintRun*"}}},
                                 {"times", 2},
                                 {"fault", {{"kind", "latency"}, {"fixed", "100ms"}}}};
  add_fault_schemas(all);
  return all;
}

json security_schemes() {
  return {{"token",
           {{"type", "http"},
            {"scheme", "bearer"},
            {"description", "The token of --admin-token; without that flag none is wanted."}}}};
}

}  // namespace

json describe_routes() {
  json paths;
  for (const auto& route : routes()) {
    paths[full_path(route)][lower(route.method)] = describe(route);
  }
  return {{"openapi", "3.0.3"},
          {"info",
           {{"title", "Glueprint's admin routes"},
            {"description",
             "What a local emulator of the AWS Glue blueprint API offers beside "
             "AWS's own operations."},
            {"version", version}}},
          {"tags", tags()},
          {"security", {json::object(), {{"token", json::array()}}}},
          {"paths", std::move(paths)},
          {"components", {{"schemas", schemas()}, {"securitySchemes", security_schemes()}}}};
}

}  // namespace glueprint
