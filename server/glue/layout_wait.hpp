#pragma once

#include <string>
#include <string_view>

#include "core/entity.hpp"
#include "core/lifecycle.hpp"
#include "core/scope.hpp"
#include "storage/store.hpp"

namespace glueprint {

// The two parts of the timeline of a run that waits for its layout: RUNNING, for as long as the
// timeline says and then until the layout's answer is there; and what comes after that.
struct LayoutTimeline {
  Timeline before;
  Timeline after;
};

LayoutTimeline split_at_layout(Timeline timeline);

// Ends the wait of a run, at `now`: what is left of its RUNNING goes on, then comes `after`, which
// makes what the plan says or fails as it says. A run that waits no more, since it is gone or was
// given another future, stays as it is.
void end_wait(Store& store, const Scope& scope, std::string_view blueprint_name,
              std::string_view run_id, const WorkflowPlan& plan, Timeline after, Instant now);

}  // namespace glueprint
