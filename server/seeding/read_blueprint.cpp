#include <nlohmann/json.hpp>

#include "server/documents/elements.hpp"
#include "server/seeding/read_records.hpp"
#include "server/seeding/timeline_members.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

constexpr std::string_view active = "ACTIVE";

// Whether text begins like a JSON object, as its schema wants, but is none.
bool is_broken_object(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' && !json::accept(text);
}

void find_contradictions(const FixtureBlueprint& blueprint, const Place& place,
                         MistakeList& mistakes) {
  const auto& fields = blueprint.fields;
  if (fields.parameter_spec && is_broken_object(*fields.parameter_spec)) {
    mistakes.add(place / "ParameterSpec", "must be the text of a JSON object");
  }
  if (blueprint.created_on && blueprint.last_modified_on &&
      blueprint.last_modified_on->is_always_before(*blueprint.created_on)) {
    mistakes.add(place / "LastModifiedOn", "is before CreatedOn");
  }
}

}  // namespace

FixtureBlueprint read_blueprint(const json& object, const Timelines& timelines, const Place& place,
                                MistakeList& mistakes) {
  FixtureBlueprint blueprint;
  auto& fields = blueprint.fields;
  fields.name = find_text(object, "Name").value_or("");
  fields.description = find_text(object, "Description");
  fields.parameter_spec = find_text(object, "ParameterSpec");
  fields.blueprint_location = find_text(object, "BlueprintLocation");
  fields.blueprint_service_location = find_text(object, "BlueprintServiceLocation");
  fields.phases = find_text(object, "Status").value_or(std::string{active});
  fields.error_message = find_text(object, "ErrorMessage");
  fields.run_timeline =
      read_timeline_name(object, "RunTimeline", TimelineKind::of_runs, timelines, place, mistakes);
  blueprint.created_on = find_time(object, "CreatedOn");
  blueprint.last_modified_on = find_time(object, "LastModifiedOn");
  blueprint.last_active_definition = object.value("LastActiveDefinition", json{});
  blueprint.tags = read_tag_texts(object);
  find_contradictions(blueprint, place, mistakes);
  blueprint.future =
      read_future_of(object, fields.phases, TimelineKind::of_blueprints, place, mistakes);
  return blueprint;
}

}  // namespace glueprint
