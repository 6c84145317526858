#include "server/seeding/shipped_schemas.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace glueprint {

using nlohmann::json;

namespace {

constexpr const char* fixture = "#/definitions/fixture";

constexpr const char* future = "#/definitions/future";
constexpr const char* workflow_graph = "#/definitions/WorkflowGraph";
constexpr const char* timeline = "#/definitions/timeline";

void forget(json& list, const json& unwanted) {
  for (auto entry = list.begin(); entry != list.end();) {
    entry = *entry == unwanted ? list.erase(entry) : entry + 1;
  }
}

// A schema that takes no null, of one that does: fixtures are read without their null members, and
// what is told of mistakes need not speak of them. Of `future` timelines are made too: it stays.
json without_null(json schema) {
  const json null_alone{{"type", "null"}};
  if (schema == null_alone) return false;
  if (schema.is_array()) {
    forget(schema, null_alone);
    for (auto& element : schema) element = without_null(std::move(element));
  }
  if (!schema.is_object()) return schema;
  for (auto& [name, value] : schema.items()) {
    if (name == "type" && value.is_array()) {
      forget(value, "null");
      if (value.size() == 1) value = json(value.front());
    } else if (name == "enum") {
      forget(value, nullptr);
    } else if (name != "future") {
      value = without_null(std::move(value));
    }
  }
  const auto choices = schema.find("anyOf");
  const bool is_one = schema.size() == 1 && choices != schema.end() && choices->size() == 1;
  return is_one ? json(choices->front()) : schema;
}

const Schemas& fixture_schemas() {
  static const Schemas schemas{without_null(json::parse(fixture_schema_json)),
                               {fixture, future, workflow_graph}};
  return schemas;
}

}  // namespace

const Schema& fixture_schema() {
  return fixture_schemas().at(fixture);
}

const Schema& future_schema() {
  return fixture_schemas().at(future);
}

const Schema& workflow_graph_schema() {
  return fixture_schemas().at(workflow_graph);
}

const Schema& timeline_schema() {
  static const Schemas schemas{json::parse(timeline_schema_json), {timeline}};
  return schemas.at(timeline);
}

}  // namespace glueprint
