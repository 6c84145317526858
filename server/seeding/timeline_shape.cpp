#include "server/seeding/timeline_shape.hpp"

#include <stdexcept>

#include "core/limits.hpp"

namespace glueprint {
namespace {

// These shapes point to each other.
struct TimelineShapes {
  TimelineShapes();
  TimelineShapes(const TimelineShapes&) = delete;
  TimelineShapes& operator=(const TimelineShapes&) = delete;

  Shape text;
  Shape state;
  Shape lasts;
  Shape phase;
  Shape phases;
  Shape future;
  Shape timeline;
};

TimelineShapes::TimelineShapes() {
  text.name = "Text";
  state.name = "State";
  state.values = {"RUNNING",  "ROLLING_BACK", "SUCCEEDED", "FAILED",
                  "CREATING", "UPDATING",     "ACTIVE"};
  lasts.name = "Lasts";
  lasts.type = ShapeType::document;
  phase.name = "Phase";
  phase.type = ShapeType::structure;
  phase.members = {{"state", &state, true}, {"lasts", &lasts}};
  phases.name = "Phases";
  phases.type = ShapeType::list;
  phases.element = &phase;
  phases.min = 1;
  phases.max = phases_max;
  future.name = "Timeline";
  future.type = ShapeType::structure;
  future.members = {
      {"phases", &phases, true}, {"error_message", &text}, {"rollback_error_message", &text}};
  timeline = future;
  const auto* name = Model::built_in().find_shape("OrchestrationNameString");
  if (name == nullptr) throw std::logic_error{"no such shape: OrchestrationNameString"};
  timeline.members.insert(timeline.members.begin(), {"name", name, true});
}

const TimelineShapes& shapes() {
  static const TimelineShapes all;
  return all;
}

}  // namespace

const Shape& timeline_shape() {
  return shapes().timeline;
}

const Shape& future_shape() {
  return shapes().future;
}

}  // namespace glueprint
