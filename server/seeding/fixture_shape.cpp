#include "server/seeding/fixture_shape.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/scope_names.hpp"

namespace glueprint {
namespace {

// The shapes that a fixture adds to the service model. They point to each other.
struct FixtureShapes {
  FixtureShapes();
  FixtureShapes(const FixtureShapes&) = delete;
  FixtureShapes& operator=(const FixtureShapes&) = delete;

  Shape account;
  Shape region;
  Shape timeline_name;
  Shape future;
  Shape flag;
  Shape blueprint;
  Shape run;
  Shape workflow;
  Shape blueprints;
  Shape runs;
  Shape workflows;
  Shape file;
};

const Shape& modelled(std::string_view name) {
  const Shape* const shape = Model::built_in().find_shape(name);
  if (shape == nullptr) throw std::logic_error{"no such shape: " + std::string{name}};
  return *shape;
}

Shape with_required(Shape shape, std::initializer_list<std::string_view> names) {
  for (auto& member : shape.members) {
    if (std::find(names.begin(), names.end(), member.name) != names.end()) member.required = true;
  }
  return shape;
}

Shape text_shape(std::string name, std::string pattern, Predicate matches) {
  Shape shape;
  shape.name = std::move(name);
  shape.pattern = std::move(pattern);
  shape.matches = matches;
  return shape;
}

Shape list_of(const Shape& element) {
  Shape shape;
  shape.name = element.name + "List";
  shape.type = ShapeType::list;
  shape.element = &element;
  return shape;
}

FixtureShapes::FixtureShapes()
    : account{text_shape("account", "[0-9]{12}", is_account)},
      region{text_shape("region", "[a-z]+(-[a-z]+)+-[0-9]+", is_region)},
      blueprint{with_required(modelled("Blueprint"), {"Name"})},
      run{with_required(modelled("BlueprintRun"), {"BlueprintName", "State"})},
      workflow{with_required(modelled("Workflow"), {"Name"})},
      blueprints{list_of(blueprint)},
      runs{list_of(run)},
      workflows{list_of(workflow)} {
  timeline_name.name = "Timeline";
  future.name = "Future";
  future.type = ShapeType::document;
  flag.name = "Flag";
  flag.type = ShapeType::boolean;
  blueprint.members.push_back({"Future", &future});
  blueprint.members.push_back({"RunTimeline", &timeline_name});
  blueprint.members.push_back({"Tags", &modelled("TagsMap")});
  run.members.push_back({"Future", &future});
  run.members.push_back({"Timeline", &timeline_name});
  run.members.push_back({"WorkflowDeleted", &flag});

  file.name = "Fixture";
  file.type = ShapeType::structure;
  file.members = {{"account", &account},       {"region", &region},      {"Blueprint", &blueprint},
                  {"Blueprints", &blueprints}, {"BlueprintRun", &run},   {"BlueprintRuns", &runs},
                  {"Workflow", &workflow},     {"Workflows", &workflows}};
}

}  // namespace

const Shape& fixture_shape() {
  static const FixtureShapes shapes;
  return shapes.file;
}

bool is_ignored_in_fixtures(std::string_view member) {
  constexpr std::array<std::string_view, 5> ignored{
      "$schema", "MissingBlueprints", "MissingWorkflows", "NextToken", "ResponseMetadata"};
  return std::find(ignored.begin(), ignored.end(), member) != ignored.end();
}

}  // namespace glueprint
