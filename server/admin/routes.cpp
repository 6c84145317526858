#include <array>

#include "server/admin/handlers.hpp"

namespace glueprint {

std::span<const Route> routes() {
  constexpr auto nothing = Takes::nothing;
  constexpr auto account = Takes::account;
  constexpr auto world = Takes::world;
  static constexpr std::array table{
      Route{"GET", "health", get_health, nothing, "", "Health", "How the server is"},
      Route{"GET", "openapi.json", get_openapi, nothing, "", "OpenApi", "These routes"},
      Route{"POST",
            "reset",
            post_reset,
            world,
            "",
            "",
            "Back to the state after start-up, of all accounts, of one, or of one of its regions",
            {"fixtures", true, "false: leave the worlds empty"}},
      Route{"GET", "clock", get_clock, account, "", "Clock", "The emulated time of an account"},
      Route{"PUT", "clock", put_clock, account, "ClockSetting", "Clock",
            "Set, freeze or scale the time; \"real\" is back to the real one"},
      Route{"POST", "clock/advance", advance_clock, account, "Advance", "Clock",
            "Move the time on, or back"},
      Route{"GET", "timelines", get_timelines, account, "", "Timelines",
            "The timelines that may be named"},
      Route{"GET", "timelines/{name}", get_timeline, account, "", "Timeline", "One timeline"},
      Route{"PUT", "timelines/{name}", put_timeline, account, "Timeline", "Timeline",
            "Add a timeline to an account, or replace it"},
      Route{"DELETE", "timelines/{name}", delete_timeline, account, "", "",
            "Remove a timeline of an account"},
      Route{"GET", "timeline-rules", get_timeline_rules, account, "", "TimelineRules",
            "Who gets which timeline: the first rule that matches counts"},
      Route{"POST", "timeline-rules", post_timeline_rule, account, "NewTimelineRule",
            "TimelineRule", "Add a rule at the end"},
      Route{"DELETE", "timeline-rules", delete_timeline_rules, account, "", "", "Remove all rules"},
      Route{"DELETE", "timeline-rules/{id}", delete_timeline_rule, account, "", "",
            "Remove one rule"},
      Route{"PUT", "runs/{id}/timeline", put_run_timeline, world, "RunTimeline", "Timeline",
            "Give a run that has not ended another future, from now on"},
      Route{"PUT",
            "fixtures",
            put_fixtures,
            world,
            "Fixture",
            "Loaded",
            "Load a fixture",
            {"replace", false, "true: in place of all that the world holds"}},
      Route{"GET", "export", get_export, world, "", "Fixture",
            "All that a world holds, as a fixture"},
      Route{"GET", "snapshots", get_snapshots, world, "", "Snapshots", "The snapshots of a world"},
      Route{"PUT", "snapshots/{name}", put_snapshot, world, "", "Snapshot",
            "Keep what a world holds and its account's clock shows"},
      Route{"POST", "snapshots/{name}", restore_snapshot, world, "", "Snapshot",
            "Go back to a snapshot"},
      Route{"DELETE", "snapshots/{name}", delete_snapshot, world, "", "", "Drop a snapshot"},
  };
  return table;
}

}  // namespace glueprint
