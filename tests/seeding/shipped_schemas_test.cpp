#include "server/seeding/shipped_schemas.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"

using namespace glueprint;
using nlohmann::json;

TEST_CASE("The schemas that ship have the limits of the program") {
  const auto fixture = json::parse(fixture_schema_json).at("definitions");
  const auto timeline = json::parse(timeline_schema_json).at("definitions");
  for (const auto& phases : {fixture.at("future").at("properties").at("phases"),
                             timeline.at("timeline").at("properties").at("phases")}) {
    CHECK(phases.at("maxItems") == phases_max);
  }
  for (const auto& phase :
       {fixture.at("future").at("properties").at("phases").at("items"), timeline.at("phase")}) {
    const auto& reads = phase.at("properties").at("lasts").at("oneOf").at(1);
    CHECK(reads.at("properties").at("reads").at("maximum") == reads_max);
  }
  for (const auto& life :
       {fixture.at("future").at("properties"), timeline.at("timeline").at("properties")}) {
    CHECK(life.at("workflow_name").at("maxLength") == name_template_chars_max);
    const auto& workflow = life.at("workflow").at("properties");
    CHECK(workflow.at("graph").at("x-maxBytes") == timeline_graph_bytes_max);
    CHECK(workflow.at("tags").at("x-maxBytes") == timeline_map_bytes_max);
    CHECK(workflow.at("tags").at("maxProperties") == tags_of_resource_max);
    CHECK(workflow.at("default_run_properties").at("x-maxBytes") == timeline_map_bytes_max);
  }
  CHECK(fixture.at("parameterSpec").at("maxLength") == parameter_spec_chars_max);
  const auto& tags = fixture.at("Blueprint").at("properties").at("Tags");
  CHECK(tags.at("maxProperties") == tags_of_resource_max);
}
