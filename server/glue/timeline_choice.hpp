#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "server/glue/call.hpp"
#include "storage/blueprints.hpp"

namespace glueprint {

// The tags by which a blueprint chooses the timelines of its runs and of its own registration. So a
// test can choose with the SDK alone.
inline constexpr std::string_view run_timeline_tag = "glueprint:timeline";
inline constexpr std::string_view blueprint_timeline_tag = "glueprint:blueprint-timeline";

// A timeline, and the rule that chose it, if one did.
struct TimelineChoice {
  Timeline timeline;
  TimelineRule* rule = nullptr;

  // Counts the use of the rule, once the timeline is in use.
  void count() const {
    if (rule) ++rule->applied;
  }
};

// Throws InvalidInputException for a tag that begins with `glueprint:` and is none of these, or
// that names no timeline: a guess of what a test means would be a wrong answer later.
void check_timeline_tags(const Call& call, const Tags& tags);

// The timeline of a run that starts now. Precedence: a rule of the account, the blueprint's tag,
// its fixture, --timeline. Throws InvalidInputException when the tag names none.
TimelineChoice choose_run_timeline(const Call& call, const Blueprint& blueprint,
                                   const nlohmann::json& parameters);

// The same for a blueprint that is created or updated: a rule, the tag, --blueprint-timeline.
TimelineChoice choose_blueprint_timeline(const Call& call, std::string_view blueprint_name,
                                         const Tags& tags);

}  // namespace glueprint
