#include "server/admin/schemas.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/admin/problem.hpp"
#include "server/documents/schema_check.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

constexpr std::array<std::string_view, 7> checked_bodies{
    "Advance",     "ChaosEffects",    "ChaosRules", "ClockSetting",
    "Expectation", "NewTimelineRule", "RunTimeline"};

std::string reference_to(std::string_view schema) {
  return std::string{"#/components/schemas/"}.append(schema);
}

Schemas read_schemas() {
  std::vector<std::string> references;
  for (const auto name : checked_bodies) references.push_back(reference_to(name));
  const json document{{"components", {{"schemas", json::parse(admin_schemas_json)}}}};
  return {document, references};
}

}  // namespace

void check_body(const json& body, std::string_view schema) {
  static const Schemas schemas = read_schemas();
  if (std::find(checked_bodies.begin(), checked_bodies.end(), schema) == checked_bodies.end()) {
    return;
  }
  MistakeList mistakes{"body"};
  check_schema(body, schemas.at(reference_to(schema)), Place{}, mistakes);
  if (!mistakes.mistakes().empty()) throw wrong_members(mistakes.mistakes());
}

}  // namespace glueprint
