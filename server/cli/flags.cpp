#include "server/cli/flags.hpp"

#include <algorithm>
#include <chrono>

#include "core/scope_names.hpp"
#include "core/text/ascii.hpp"
#include "core/text/host_name.hpp"
#include "core/text/url.hpp"
#include "core/time/clock.hpp"
#include "server/account/timelines.hpp"
#include "server/cli/flag_kinds.hpp"

namespace glueprint {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t gib = 1024 * 1024 * 1024;
constexpr std::uint64_t any_number = UINT64_MAX;

constexpr Choice<Durability> durabilities[] = {{"full", Durability::full},
                                               {"normal", Durability::normal}};
constexpr Choice<DateSource> date_sources[] = {{"real", DateSource::real},
                                               {"emulated", DateSource::emulated}};
constexpr Choice<ParameterChecks> parameter_checks[] = {{"full", ParameterChecks::full},
                                                        {"types", ParameterChecks::types},
                                                        {"off", ParameterChecks::off}};
constexpr Choice<LogLevel> log_levels[] = {{"debug", LogLevel::debug},
                                           {"info", LogLevel::info},
                                           {"warn", LogLevel::warn},
                                           {"error", LogLevel::error},
                                           {"off", LogLevel::off}};
constexpr Choice<LogFormat> log_formats[] = {{"text", LogFormat::text}, {"json", LogFormat::json}};

constexpr Choice<bool> on_or_off[] = {{"on", true}, {"off", false}};

std::string timeline_names(TimelineKind kind) {
  return fmt::format("{}, or one of --timelines", fmt::join(Timelines{}.names(kind), ", "));
}

// Any name: the files of --timelines are read later.
bool is_timeline_name(std::string_view text) {
  return !text.empty();
}

std::vector<Flag> network_flags() {
  constexpr auto group = "Network";
  return {
      text_flag({group, "host", "ADDRESS",
                 "address to listen on; localhost means both loopback addresses"},
                &Options::host, is_listening_host, "an IP address (without brackets) or localhost"),
      number_flag({group, "port", "N", "port to listen on; 0 takes a free one"}, &Options::port, 0,
                  65535),
      list_flag({group, "allow-host", "NAME",
                 "also accept requests for this Host; *.example.org is every name below"},
                &Options::allow_hosts, is_host_pattern,
                "a host name, an IP address, or *. and a name, without a port"),
      list_flag({group, "allow-origin", "URL", "accept requests from web pages of this origin"},
                &Options::allow_origins, is_origin,
                "an origin such as https://console.example:8443, without a path"),
  };
}

// A token that fits into `Authorization: Bearer TOKEN`.
bool is_admin_token(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

std::vector<Flag> security_flags() {
  constexpr auto group = "Security";
  auto admin_token = text_flag({group, "admin-token", "TOKEN",
                                "admin routes require the header Authorization: Bearer TOKEN"},
                               &Options::admin_token, is_admin_token,
                               "a text of printable ASCII characters, without blanks");
  admin_token.is_secret = true;
  return {
      path_flag(
          {group, "tls-cert", "FILE", "PEM file of a certificate; the server then speaks TLS too"},
          &Options::tls_cert, "none"),
      path_flag({group, "tls-key", "FILE", "PEM file of its private key"}, &Options::tls_key,
                "none"),
      path_flag({group, "tls-self-signed", "PATH",
                 "speak TLS too, with a new certificate that is written to PATH"},
                &Options::tls_self_signed, "none"),
      path_flag({group, "verify-signatures", "FILE",
                 "accept only requests that are signed with an access key of this JSON file"},
                &Options::verify_signatures, "none"),
      admin_token,
  };
}

std::vector<Flag> data_flags() {
  constexpr auto group = "Data";
  return {
      path_flag({group, "data", "FILE", "SQLite file that keeps all state"}, &Options::data,
                "memory"),
      choice_flag<Durability>(
          {group, "durability", "full|normal",
           "with --data: survive a power cut too (full), or only the end of the "
           "process, for speed (normal)"},
          &Options::durability, durabilities),
      list_flag({group, "fixtures", "PATH", "file or directory of fixtures to start with"},
                &Options::fixtures, is_path, "the name of a file or directory"),
      switch_flag({group, "demo", "",
                   "also load the demo, which the program holds: blueprints and runs to look at"},
                  &Options::demo),
      switch_flag({group, "watch", "",
                   "load fixtures, timelines and fault plans again when their files change"},
                  &Options::watch),
  };
}

std::vector<Flag> archive_flags() {
  constexpr auto group = "Archives";
  return {
      directory_flag(
          {group, "s3-root", "DIR", "directory of archives: s3://bucket/key is DIR/bucket/key"},
          &Options::s3_root, "none"),
      command_flag(
          {group, "layout-runner", "COMMAND",
           "command that runs the layouts of runs whose archive is there, without a shell"},
          &Options::layout_runner),
      choice_flag<ParameterChecks>(
          {group, "parameter-checks", "full|types|off",
           "what Parameters are held to: types, formats and allowedValues, "
           "types alone, or nothing"},
          &Options::parameter_checks, parameter_checks),
  };
}

std::vector<Flag> emulation_flags() {
  constexpr auto group = "Emulation";
  return {
      list_flag({group, "timelines", "PATH", "file or directory of further timelines"},
                &Options::timelines, is_path, "the name of a file or directory"),
      list_flag({group, "faults", "FILE", "fault plan that every account begins with"},
                &Options::faults, is_path, "the name of a file or directory"),
      text_flag({group, "timeline", "NAME",
                 "timeline of runs, unless a rule or a tag chooses: " +
                     timeline_names(TimelineKind::of_runs)},
                &Options::timeline, is_timeline_name, "the name of a timeline"),
      text_flag({group, "blueprint-timeline", "NAME",
                 "timeline of registrations, unless a rule or a tag chooses: " +
                     timeline_names(TimelineKind::of_blueprints)},
                &Options::blueprint_timeline, is_timeline_name, "the name of a timeline"),
      text_flag({group, "workflow-timeline", "NAME",
                 "timeline of runs of workflows, unless a rule or a tag chooses: " +
                     timeline_names(TimelineKind::of_workflow_runs)},
                &Options::workflow_timeline, is_timeline_name, "the name of a timeline"),
      quota_flag({group, "max-blueprints", "N",
                  "blueprints of a world; then ResourceNumberLimitExceededException"},
                 &Options::max_blueprints),
      quota_flag({group, "max-running", "N",
                  "unfinished runs of a world; then ResourceNumberLimitExceededException"},
                 &Options::max_running),
      clock_flag({group, "clock", "TIME", "instant at which emulated time begins, or real"},
                 &Options::clock, "now"),
      decimal_flag({group, "clock-rate", "R",
                    "speed of emulated time; 0 freezes it, 60 makes a minute a second"},
                   &Options::clock_rate, clock_rate_max),
      choice_flag<DateSource>(
          {group, "date", "real|emulated",
           "time that the header Date tells; the JavaScript SDK takes an "
           "emulated one for a wrong clock of its own, and repeats every error"},
          &Options::date, date_sources),
      text_flag({group, "account", "ID", "account of requests whose access key is not 12 digits"},
                &Options::account, is_account, "the 12 digits of an account"),
      text_flag({group, "region", "NAME", "region of requests that are not signed for one"},
                &Options::region, is_region, "a region such as eu-west-1"),
      switch_flag(
          {group, "no-hints", "", "leave x-glueprint-hint and x-glueprint-rule out of answers"},
          &Options::no_hints),
      number_flag({group, "seed", "N",
                   "source of ids and keys: the same seed and requests give the same ids"},
                  &Options::seed, 0, any_number),
      number_flag(
          {group, "page-size", "N", "runs on a page of GetBlueprintRuns when MaxResults is absent"},
          &Options::page_size, 1, 1000),
      duration_flag(
          {group, "token-lifetime", "TIME", "how long a NextToken is valid, in emulated time"},
          &Options::token_lifetime, 1s, 8760h),
  };
}

std::vector<Flag> limit_flags() {
  constexpr auto group = "Limits";
  const auto bytes = [](std::string_view name, const char* help, auto member) {
    return number_flag({group, name, "N", help}, member, 1, gib);
  };
  const auto time = [](std::string_view name, const char* help, auto member) {
    return duration_flag({group, name, "TIME", help}, member, 1ms, 24h);
  };
  return {
      bytes("request-line-bytes-max", "longest request line; beyond it 414",
            &Limits::request_line_bytes_max),
      bytes("header-bytes-max", "size of all header fields; beyond it 431",
            &Limits::header_bytes_max),
      number_flag({group, "header-fields-max", "N", "number of header fields; beyond it 431"},
                  &Limits::header_fields_max, 1, 100'000),
      bytes("request-bytes-max", "size of a body; beyond it 413", &Limits::request_bytes_max),
      bytes("trailer-bytes-max", "size of a chunked body's trailer", &Limits::trailer_bytes_max),
      number_flag({group, "json-depth-max", "N",
                   "nesting depth to which a body is read; what is deeper is passed over"},
                  &Limits::json_depth_max, 2, 512),
      time("header-timeout", "deadline for the whole header", &Limits::header_timeout),
      time("body-timeout", "deadline for the whole body", &Limits::body_timeout),
      time("idle-timeout", "deadline for the next request; then the connection closes",
           &Limits::idle_timeout),
      time("layout-timeout", "deadline for the layout runner to answer", &Limits::layout_timeout),
      time("write-timeout", "deadline for the client to take an answer", &Limits::write_timeout),
      number_flag({group, "connections-max", "N", "connections at the same time"},
                  &Limits::connections_max, 1, 1'000'000),
      number_flag({group, "worlds-max", "N", "pairs of account and region that hold data"},
                  &Limits::worlds_max, 1, 10'000'000),
      number_flag({group, "journal-entries-max", "N", "requests in the journal of an account"},
                  &Limits::journal_entries_max, 0, 1'000'000),
      bytes("journal-input-bytes-max", "size of an input in the journal; the rest is cut off",
            &Limits::journal_input_bytes_max),
      bytes("journal-bytes-max", "size of the journal of an account", &Limits::journal_bytes_max),
      bytes("journal-total-bytes-max", "size of the journals of all accounts",
            &Limits::journal_total_bytes_max),
  };
}

std::vector<Flag> program_flags() {
  constexpr auto group = "Program";
  Flag config;
  config.text = {group, "config", "FILE", "TOML file with the names above, without dashes"};
  config.expected = "the name of a file";
  config.set = [](Options&, std::string_view value) { return is_path(value); };
  return {
      choice_flag<LogLevel>({group, "log-level", "LEVEL", "debug, info, warn, error or off"},
                            &Options::log_level, log_levels),
      choice_flag<LogFormat>({group, "log-format", "text|json", "of the log on standard error"},
                             &Options::log_format, log_formats),
      choice_flag<bool>({group, "log-requests", "on|off",
                         "one line of the log for each request, at the level info"},
                        &Options::log_requests, on_or_off),
      config,
  };
}

std::vector<Flag> all_flags() {
  std::vector<Flag> all;
  for (auto& group : {network_flags(), security_flags(), data_flags(), archive_flags(),
                      emulation_flags(), program_flags(), limit_flags()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  return all;
}

}  // namespace

std::span<const Flag> flags() {
  static const std::vector<Flag> all = all_flags();
  return all;
}

const Flag* find_flag(std::string_view name) {
  const auto all = flags();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [name](const Flag& flag) { return flag.text.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string variable_name(const Flag& flag) {
  std::string name = "GLUEPRINT_";
  for (const char c : flag.text.name) {
    if (c == '-') {
      name += '_';
    } else {
      name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
  }
  return name;
}

}  // namespace glueprint
