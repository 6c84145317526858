#include "server/seeding/read_records.hpp"

#include <utility>

#include "server/documents/elements.hpp"

namespace glueprint {

using nlohmann::json;

Fixture read_records(const json& document, const Timelines& timelines, MistakeList& mistakes) {
  Fixture fixture;
  if (!document.is_object()) return fixture;
  fixture.account = find_text(document, "account");
  fixture.region = find_text(document, "region");
  for_each_element(
      document, "Blueprint", "Blueprints", [&](const json& object, const Place& place) {
        fixture.blueprints.push_back(read_blueprint(object, timelines, place, mistakes));
      });
  for_each_element(document, "BlueprintRun", "BlueprintRuns",
                   [&](const json& object, const Place& place) {
                     auto run = read_run(object, timelines, place, mistakes);
                     if (run) fixture.runs.push_back(*std::move(run));
                   });
  for_each_element(document, "Workflow", "Workflows", [&](const json& object, const Place&) {
    fixture.workflows.push_back(read_workflow(object));
  });
  return fixture;
}

}  // namespace glueprint
