#include <array>
#include <span>

#include "server/admin/handlers.hpp"

namespace glueprint {
namespace {

constexpr std::array reset_parameters{
    RouteParameter{"all", "boolean", "true: all accounts; else `account` must be said"},
    RouteParameter{"fixtures", "boolean", "false: leave the worlds empty"}};

constexpr std::array fixture_parameters{
    RouteParameter{"replace", "boolean", "true: replace all data of the world"}};

// Filters, and what chooses a page.
constexpr std::array journal_parameters{
    RouteParameter{"operation", "string", "A glob: only requests of these operations"},
    RouteParameter{"status", "string", "Only requests so answered; none: without an answer"},
    RouteParameter{"error", "string", "A glob: only requests answered with these codes"},
    RouteParameter{"rule", "string", "A glob: only requests for which these rules fired"},
    RouteParameter{"since", "string", "An emulated instant, or a time ago such as 10s"},
    RouteParameter{"input.", "string", "And a member (input.BlueprintName): a glob, or the value"},
    RouteParameter{"limit", "integer", "The maximum number, 1 to 1000; 100 by default"},
    RouteParameter{"next", "integer", "`next` of the page before: the page after it"},
    RouteParameter{"before", "integer", "An id: only older requests"}};

constexpr auto journal_filters = std::span{journal_parameters}.first<6>();

constexpr std::array fault_parameters{
    RouteParameter{"dry_run", "boolean",
                   "true: add none, and tell which of the last 100 requests they would have hit"}};

constexpr std::array retries_parameters{
    RouteParameter{"limit", "integer", "The maximum number, 1 to 1000; 100 by default"}};

constexpr auto takes_nothing = Takes::nothing;
constexpr auto takes_account = Takes::account;
constexpr auto takes_world = Takes::world;

constexpr std::array table{
    Route{"GET", "health", get_health, takes_nothing, "", "Health", "Whether the server is ready"},
    Route{"GET", "openapi.json", get_openapi, takes_nothing, "", "OpenApi",
          "The description of these routes"},
    Route{"GET",
          "metrics",
          get_metrics,
          takes_nothing,
          "",
          "Metrics",
          "Requests, answers, faults, connections, worlds and sizes, for Prometheus",
          {},
          prometheus_type},
    Route{"GET",
          "tls.pem",
          get_certificate,
          takes_nothing,
          "",
          "Certificate",
          "The certificate that the server shows over TLS, for clients to trust",
          {},
          pem_type},
    Route{"POST", "reset", post_reset, takes_world, "", "Reset",
          "Restore the state after start-up: of all accounts, of one, or of one of its regions",
          reset_parameters},
    Route{"GET", "clock", get_clock, takes_account, "", "Clock", "The emulated time of an account"},
    Route{"PUT", "clock", put_clock, takes_account, "ClockSetting", "Clock",
          "Set, freeze or scale the clock; \"real\" returns to the real time"},
    Route{"POST", "clock/advance", advance_clock, takes_account, "Advance", "Clock",
          "Advance the clock, or move it back"},
    Route{"GET", "timelines", get_timelines, takes_account, "", "Timelines",
          "The timelines of an account, presets included"},
    Route{"GET", "timelines/{name}", get_timeline, takes_account, "", "Timeline", "One timeline"},
    Route{"PUT", "timelines/{name}", put_timeline, takes_account, "Timeline", "Timeline",
          "Add a timeline to an account, or replace it"},
    Route{"DELETE", "timelines/{name}", delete_timeline, takes_account, "", "",
          "Remove a timeline of an account"},
    Route{"GET", "timeline-rules", get_timeline_rules, takes_account, "", "TimelineRules",
          "The rules that choose timelines: the first one that matches decides"},
    Route{"POST", "timeline-rules", post_timeline_rule, takes_account, "NewTimelineRule",
          "TimelineRule", "Add a rule at the end"},
    Route{"DELETE", "timeline-rules", delete_timeline_rules, takes_account, "", "",
          "Remove all rules"},
    Route{"DELETE", "timeline-rules/{id}", delete_timeline_rule, takes_account, "", "",
          "Remove one rule"},
    Route{"PUT", "runs/{id}/timeline", put_run_timeline, takes_world, "RunTimeline", "Timeline",
          "Replace the future of a run that has not ended, from now on"},
    Route{"PUT", "fixtures", put_fixtures, takes_world, "Fixture", "Loaded", "Load a fixture",
          fixture_parameters},
    Route{"GET", "export", get_export, takes_world, "", "Fixture",
          "All data of a world, as a fixture"},
    Route{"GET", "faults", get_faults, takes_account, "", "LiveFaultRules",
          "The fault rules, with how often each matched and fired"},
    Route{"POST", "faults", post_faults, takes_account, "FaultPlan", "LiveFaultRules",
          "Add rules at the end", fault_parameters},
    Route{"DELETE", "faults", delete_faults, takes_account, "", "", "Remove all rules"},
    Route{"PUT", "faults/{id}", put_fault, takes_account, "FaultRule", "LiveFaultRule",
          "Replace the rule of that id, or add it"},
    Route{"DELETE", "faults/{id}", delete_fault, takes_account, "", "",
          "Remove a rule, and release the requests that it holds"},
    Route{"GET", "faults/kinds", get_fault_kinds, takes_nothing, "", "FaultKinds",
          "Every kind of fault, with the JSON Schema of its parameters"},
    Route{"GET", "faults/tape", get_fault_tape, takes_account, "", "FaultTape",
          "The faults that occurred, as a plan that replays them"},
    Route{"GET", "journal", get_journal, takes_account, "", "Journal",
          "The requests to the API, newest first", journal_parameters},
    Route{"GET", "events", get_events, takes_account, "", "Events",
          "Server-sent events: each request to the API when it comes and when it is answered",
          journal_filters, event_type},
    Route{"GET", "accounts", get_accounts, takes_nothing, "", "Accounts",
          "The known accounts with their regions, those with the newest requests first"},
    Route{"DELETE", "journal", delete_journal, takes_account, "", "", "Clear the journal"},
    Route{"POST", "verify", post_verify, takes_account, "Expectation", "Verification",
          "Verify how often, in which order and how far apart requests came"},
    Route{"GET", "retries", get_retries, takes_account, "", "Retries",
          "The calls that SDKs tried again, or should have, newest first", retries_parameters},
    Route{"GET", "findings", get_findings, takes_account, "", "Findings",
          "What clients do wrong, with the requests that show it"},
    Route{"GET", "snapshots", get_snapshots, takes_world, "", "Snapshots",
          "The snapshots of a world"},
    Route{"PUT", "snapshots/{name}", put_snapshot, takes_world, "", "Snapshot",
          "Save the data of a world and the clock of its account"},
    Route{"POST", "snapshots/{name}", restore_snapshot, takes_world, "", "Snapshot",
          "Restore a snapshot"},
    Route{"DELETE", "snapshots/{name}", delete_snapshot, takes_world, "", "", "Remove a snapshot"},
    Route{"GET", "/health", get_health, takes_nothing, "", "Health", "The same as health"},
    Route{"GET", "/_localstack/health", get_health, takes_nothing, "", "Health",
          "The same as health, where LocalStack has it"},
    Route{"GET", "/_localstack/info", get_localstack_info, takes_nothing, "", "LocalStackInfo",
          "What this server is, in LocalStack's words"},
    Route{"GET", "/_localstack/init", get_localstack_init, takes_nothing, "", "LocalStackInit",
          "That the start is over, in LocalStack's words"},
    Route{"GET", "/_localstack/init/{stage}", get_localstack_stage, takes_nothing, "",
          "LocalStackStage", "Whether a stage (boot, start, ready, shutdown) is over"},
    Route{"POST", "/_localstack/state/reset", post_reset_as_others, takes_account, "", "Reset",
          "Restore the state after start-up: of all accounts, or of the one in the query"},
    Route{"POST", "/moto-api/reset", post_reset_as_others, takes_account, "", "Reset",
          "Restore the state after start-up: of all accounts, or of the one in the query"},
    Route{"GET", "/_localstack/chaos/faults", get_chaos_faults, takes_account, "", "ChaosRules",
          "LocalStack's rules of faults, as far as they were given here"},
    Route{"POST", "/_localstack/chaos/faults", post_chaos_faults, takes_account, "ChaosRules",
          "ChaosRules", "Replace them; they become rules of `faults` for this service"},
    Route{"PATCH", "/_localstack/chaos/faults", patch_chaos_faults, takes_account, "ChaosRules",
          "ChaosRules", "Add to them"},
    Route{"DELETE", "/_localstack/chaos/faults", delete_chaos_faults, takes_account, "ChaosRules",
          "ChaosRules", "Remove those of the body; all of them without a body"},
    Route{"GET", "/_localstack/chaos/effects", get_chaos_effects, takes_account, "", "ChaosEffects",
          "LocalStack's latency of every request"},
    Route{"POST", "/_localstack/chaos/effects", post_chaos_effects, takes_account, "ChaosEffects",
          "ChaosEffects", "Set it, in milliseconds; 0 ends it"},
};

}  // namespace

std::string full_path(const Route& route) {
  if (route.path.starts_with('/')) return std::string{route.path};
  return std::string{admin_prefix}.append(route.path);
}

std::span<const Route> routes() {
  return table;
}

}  // namespace glueprint
