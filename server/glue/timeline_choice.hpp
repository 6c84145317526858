#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "server/glue/call.hpp"

namespace glueprint {

// The tags by which a blueprint chooses the timelines of its runs and of its own registration, and
// says how the workflows of its runs are named; and by which a workflow, or the blueprint that made
// it, chooses the timelines of the workflow's runs. So a test can choose with the SDK alone.
inline constexpr std::string_view run_timeline_tag = "glueprint:timeline";
inline constexpr std::string_view blueprint_timeline_tag = "glueprint:blueprint-timeline";
inline constexpr std::string_view workflow_name_tag = "glueprint:workflow-name";
inline constexpr std::string_view workflow_timeline_tag = "glueprint:workflow-timeline";

// A timeline, and the rule that chose it, if one did.
struct TimelineChoice {
  Timeline timeline;
  TimelineRule* rule = nullptr;

  // Counts the use of the rule, once the timeline is in use.
  void count() const {
    if (rule) ++rule->applied;
  }
};

// Whose tags they are.
enum class TagOwner { blueprint, workflow };

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
