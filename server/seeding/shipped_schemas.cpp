#include "server/seeding/shipped_schemas.hpp"

#include <nlohmann/json.hpp>

namespace glueprint {
namespace {

constexpr const char* future = "#/definitions/future";
constexpr const char* timeline = "#/definitions/timeline";

const Schemas& fixture_schemas() {
  static const Schemas schemas{nlohmann::json::parse(fixture_schema_json),
                               {whole_document, future}};
  return schemas;
}

}  // namespace

const Schema& fixture_schema() {
  return fixture_schemas().at(whole_document);
}

const Schema& future_schema() {
  return fixture_schemas().at(future);
}

const Schema& timeline_schema() {
  static const Schemas schemas{nlohmann::json::parse(timeline_schema_json), {timeline}};
  return schemas.at(timeline);
}

}  // namespace glueprint
