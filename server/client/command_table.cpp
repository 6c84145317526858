#include <array>

#include "server/client/command_bodies.hpp"

namespace glueprint {
namespace {

constexpr std::array fault_columns{Column{"ID", "/id"}, Column{"KIND", "/fault/kind"},
                                   Column{"OPERATION", "/match/operation"},
                                   Column{"MATCHED", "/matched"}, Column{"FIRED", "/fired"}};
constexpr std::array kind_columns{Column{"KIND", "/name"}, Column{"SUMMARY", "/summary"}};
constexpr std::array timeline_columns{Column{"NAME", "/name"}, Column{"PHASES", "/phases"}};
constexpr std::array rule_columns{Column{"ID", "/id"}, Column{"TIMELINE", "/timeline"},
                                  Column{"MATCH", "/match"}, Column{"TIMES", "/times"},
                                  Column{"APPLIED", "/applied"}};
constexpr std::array journal_columns{
    Column{"ID", "/id"},         Column{"TIME", "/time"},   Column{"OPERATION", "/operation"},
    Column{"STATUS", "/status"}, Column{"ERROR", "/error"}, Column{"MS", "/duration_ms"},
    Column{"RULES", "/rules"}};
constexpr std::array run_columns{Column{"RUN", "/RunId"}, Column{"BLUEPRINT", "/BlueprintName"},
                                 Column{"STATE", "/State"}, Column{"STARTED", "/StartedOn", true}};
constexpr std::array snapshot_columns{Column{"NAME", "/name"}, Column{"SAVED", "/saved_on"}};

const std::array run_list_flags{CommandFlag{"blueprint", "NAME", "only runs of this blueprint"}};
const std::array run_end_flags{CommandFlag{"timeline", "NAME", "a timeline: see timelines list"}};
const std::array run_fail_flags{CommandFlag{"message", "TEXT", "the run's ErrorMessage"}};
const std::array follow_flags{CommandFlag{"follow", "", "go on, with requests as they come"}};
const std::array verify_flags{
    CommandFlag{"operation", "GLOB", "count requests of these operations"},
    CommandFlag{"input", "JSON", "count requests whose input has these members"},
    CommandFlag{"count", "N", "there must be exactly so many"},
    CommandFlag{"at-least", "N", "there must be at least so many"},
    CommandFlag{"at-most", "N", "there must be at most so many"},
    CommandFlag{"min-interval", "DURATION", "each must come so long after the one before"}};

const std::array table{
    ServerCommand{"clock show", "", "show the emulated time", "GET", "clock"},
    ServerCommand{"clock set", "TIME", "set the clock; it runs on as before", "PUT", "clock",
                  set_clock_body},
    ServerCommand{"clock advance", "DURATION", "move the clock; -30s goes back", "POST",
                  "clock/advance", advance_body},
    ServerCommand{"clock freeze", "[TIME]", "stop the clock, at a time or as it is", "PUT", "clock",
                  freeze_clock_body},
    ServerCommand{"clock scale", "RATE", "let the clock run so many times as fast", "PUT", "clock",
                  scale_clock_body},
    ServerCommand{"clock real", "", "go back to the real time", "PUT", "clock", real_clock_body},
    ServerCommand{"faults list",
                  "",
                  "show the fault rules",
                  "GET",
                  "faults",
                  nullptr,
                  {"/rules", fault_columns}},
    ServerCommand{"faults add",
                  "FILE|-",
                  "add the rules of a plan",
                  "POST",
                  "faults",
                  file_body,
                  {"/rules", fault_columns}},
    ServerCommand{"faults replace",
                  "ID FILE|-",
                  "replace the rule of that id, or add it",
                  "PUT",
                  "faults/{id}",
                  file_body,
                  {"", fault_columns}},
    ServerCommand{"faults remove", "ID", "remove one rule", "DELETE", "faults/{id}"},
    ServerCommand{"faults clear", "", "remove all rules", "DELETE", "faults"},
    ServerCommand{"faults kinds",
                  "",
                  "show what can be injected",
                  "GET",
                  "faults/kinds",
                  nullptr,
                  {"/kinds", kind_columns}},
    ServerCommand{"faults tape", "", "print the faults that occurred, as a plan", "GET",
                  "faults/tape"},
    ServerCommand{"journal",
                  "",
                  "show requests, newest first",
                  "GET",
                  "journal",
                  nullptr,
                  {"/entries", journal_columns},
                  follow_flags},
    ServerCommand{"journal clear", "", "forget all requests", "DELETE", "journal"},
    ServerCommand{"verify",
                  "[FILE|-]",
                  "exit 0 when requests came as wanted, else 1",
                  "POST",
                  "verify",
                  verify_body,
                  {},
                  verify_flags},
    ServerCommand{"retries", "", "show how SDKs retried", "GET", "retries"},
    ServerCommand{"findings", "", "show what callers did wrong", "GET", "findings"},
    ServerCommand{"metrics", "", "print the metrics of the server", "GET", "metrics"},
    ServerCommand{"accounts", "", "show the accounts and their regions", "GET", "accounts"},
    ServerCommand{"runs list",
                  "",
                  "show the runs",
                  "GET",
                  "export",
                  nullptr,
                  {"/BlueprintRuns", run_columns},
                  run_list_flags,
                  runs_of_export},
    ServerCommand{
        "runs show", "ID", "show one run", "GET", "export", nullptr, {}, {}, run_of_export},
    ServerCommand{"runs fail",
                  "ID",
                  "let a run fail now",
                  "PUT",
                  "runs/{id}/timeline",
                  fail_run_body,
                  {},
                  run_fail_flags},
    ServerCommand{"runs end",
                  "ID",
                  "give a run another future",
                  "PUT",
                  "runs/{id}/timeline",
                  end_run_body,
                  {},
                  run_end_flags},
    ServerCommand{"timelines list",
                  "",
                  "show the timelines",
                  "GET",
                  "timelines",
                  nullptr,
                  {"/timelines", timeline_columns}},
    ServerCommand{"timelines show", "NAME", "print one timeline", "GET", "timelines/{name}"},
    ServerCommand{"timelines put", "NAME FILE|-", "add a timeline, or replace it", "PUT",
                  "timelines/{name}", file_body},
    ServerCommand{"timelines remove", "NAME", "remove a timeline", "DELETE", "timelines/{name}"},
    ServerCommand{"timeline-rules list",
                  "",
                  "show which runs get which timeline",
                  "GET",
                  "timeline-rules",
                  nullptr,
                  {"/rules", rule_columns}},
    ServerCommand{"timeline-rules add", "FILE|-", "add a rule", "POST", "timeline-rules",
                  file_body},
    ServerCommand{"timeline-rules remove", "ID", "remove one rule", "DELETE",
                  "timeline-rules/{id}"},
    ServerCommand{"timeline-rules clear", "", "remove all rules", "DELETE", "timeline-rules"},
    ServerCommand{"fixtures load", "PATH|-", "load a fixture, or those of a directory", "PUT",
                  "fixtures", fixture_bodies},
    ServerCommand{"export", "", "print all data of a world, as a fixture", "GET", "export"},
    ServerCommand{"snapshot list",
                  "",
                  "show the snapshots",
                  "GET",
                  "snapshots",
                  nullptr,
                  {"/snapshots", snapshot_columns}},
    ServerCommand{"snapshot save", "NAME", "save the data of a world and the clock", "PUT",
                  "snapshots/{name}"},
    ServerCommand{"snapshot restore", "NAME", "go back to a snapshot", "POST", "snapshots/{name}"},
    ServerCommand{"snapshot drop", "NAME", "remove a snapshot", "DELETE", "snapshots/{name}"},
    ServerCommand{"reset", "", "go back to the state after the start", "POST", "reset", reset_body},
};

}  // namespace

std::span<const ServerCommand> server_commands() {
  return table;
}

}  // namespace glueprint
