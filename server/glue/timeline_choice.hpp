#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "server/glue/call.hpp"
#include "server/glue/own_tags.hpp"

namespace glueprint {

// A timeline, and the rule that chose it, if one did.
struct TimelineChoice {
  Timeline timeline;
  TimelineRule* rule = nullptr;

  // Counts the use of the rule, once the timeline is in use.
  void count() const {
    if (rule) ++rule->applied;
  }
};

// Throws InvalidInputException for a tag that begins with `glueprint:` and is none of these, or not
// of this owner, or that names no timeline: a guess of what a test means would be a wrong answer
// later.
void check_own_tags(const Call& call, const Tags& tags, TagOwner owner);

// The timeline of a run that starts now. Precedence: a rule of the account, the blueprint's tag,
// its fixture, --timeline. How the workflow is named comes from the rule, the tag, the timeline.
// Throws InvalidInputException when the tag names no timeline.
TimelineChoice choose_run_timeline(const Call& call, const Blueprint& blueprint,
                                   const nlohmann::json& parameters);

// The timeline, with the name of the workflow that the blueprint's tag gives, if it gives one.
Timeline with_tagged_name(Timeline timeline, const Tags& tags);

// The same for a blueprint that is created or updated: a rule, the tag, --blueprint-timeline.
TimelineChoice choose_blueprint_timeline(const Call& call, std::string_view blueprint_name,
                                         const Tags& tags);

// The same for a run of a workflow that starts now: a rule, the workflow's tag, the tag of the
// blueprint that made it, --workflow-timeline.
TimelineChoice choose_workflow_run_timeline(const Call& call, const Workflow& workflow,
                                            const nlohmann::json& run_properties);

}  // namespace glueprint
