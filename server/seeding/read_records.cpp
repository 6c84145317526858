#include "server/seeding/read_records.hpp"

#include <tuple>
#include <utility>
#include <vector>

#include "server/documents/elements.hpp"
#include "server/glue/own_tags.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// Notes tags of ours that mean nothing, as the operations refuse them.
void check_tags(const json& object, TagOwner owner, const Timelines& timelines, const Place& place,
                MistakeList& mistakes) {
  for (const auto& [key, value] : read_tag_texts(object)) {
    const auto mistake = mistake_in_own_tag(key, value, owner, timelines);
    if (mistake) mistakes.add(place / "Tags" / key, *mistake);
  }
}

// Takes the last run that AWS shows with a workflow as a run, unless it is none that can go on.
void take_last_run(FixtureWorkflow& workflow, const Timelines& timelines, const Place& place,
                   MistakeList& mistakes, std::vector<FixtureWorkflowRun>& last_runs) {
  const auto given = workflow.details.find("LastRun");
  if (given == workflow.details.end() || !given->is_object()) return;
  auto run = read_workflow_run(*given, timelines, place / "LastRun", mistakes);
  if (!run || !run->run_id) return;
  run->workflow_name = workflow.fields.name;
  last_runs.push_back(*std::move(run));
  workflow.details.erase(given);
}

void read_workflows(const json& document, const Timelines& timelines, MistakeList& mistakes,
                    Fixture& fixture) {
  for_each_element(document, "Workflow", "Workflows", [&](const json& object, const Place& place) {
    fixture.workflows.push_back(read_workflow(object));
    check_tags(object, TagOwner::workflow, timelines, place, mistakes);
    take_last_run(fixture.workflows.back(), timelines, place, mistakes, fixture.last_runs);
  });
  for_each_element(document, "Run", "Runs", [&](const json& object, const Place& place) {
    auto run = read_workflow_run(object, timelines, place, mistakes);
    if (run) fixture.workflow_runs.push_back(*std::move(run));
  });
  for (const auto& [singular, plural, kind] :
       {std::tuple{"Trigger", "Triggers", EntityKind::trigger},
        std::tuple{"Job", "Jobs", EntityKind::job},
        std::tuple{"Crawler", "Crawlers", EntityKind::crawler}}) {
    for_each_element(document, singular, plural, [&](const json& object, const Place&) {
      fixture.entities.push_back(read_entity(object, kind));
    });
  }
}

}  // namespace

Fixture read_records(const json& document, const Timelines& timelines, MistakeList& mistakes) {
  Fixture fixture;
  if (!document.is_object()) return fixture;
  fixture.account = find_text(document, "account");
  fixture.region = find_text(document, "region");
  for_each_element(
      document, "Blueprint", "Blueprints", [&](const json& object, const Place& place) {
        fixture.blueprints.push_back(read_blueprint(object, timelines, place, mistakes));
        check_tags(object, TagOwner::blueprint, timelines, place, mistakes);
      });
  for_each_element(document, "BlueprintRun", "BlueprintRuns",
                   [&](const json& object, const Place& place) {
                     auto run = read_run(object, timelines, place, mistakes);
                     if (run) fixture.runs.push_back(*std::move(run));
                   });
  read_workflows(document, timelines, mistakes, fixture);
  return fixture;
}

}  // namespace glueprint
