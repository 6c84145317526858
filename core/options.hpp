#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/date_source.hpp"
#include "core/durability.hpp"
#include "core/limits.hpp"
#include "core/parameter_checks.hpp"
#include "core/time/clock.hpp"

namespace glueprint {

enum class LogLevel { debug, info, warn, error, off };
enum class LogFormat { text, json };

// The options of `glueprint serve`: one member for each flag, with its default.
struct Options {
  std::string host = "localhost";
  std::uint16_t port = 4566;
  std::optional<std::filesystem::path> data;
  Durability durability = Durability::full;
  std::vector<std::filesystem::path> fixtures;
  bool demo = false;
  bool watch = false;
  std::vector<std::filesystem::path> timelines;
  std::vector<std::filesystem::path> faults;
  std::optional<Instant> clock;
  double clock_rate = ClockSetting{}.rate;
  DateSource date = DateSource::real;
  std::string timeline = "succeeds";
  std::string blueprint_timeline = "active-at-once";
  std::string workflow_timeline = "completes";
  std::optional<std::filesystem::path> s3_root;
  std::vector<std::string> layout_runner;  // a command and its arguments; empty for none
  ParameterChecks parameter_checks = ParameterChecks::full;
  std::optional<std::int64_t> max_blueprints;
  std::optional<std::int64_t> max_running;
  std::string account = "000000000000";
  std::string region = "us-east-1";
  std::uint64_t seed = 1;
  int page_size = 100;
  Duration token_lifetime = std::chrono::hours{24};
  std::vector<std::string> allow_hosts;
  std::vector<std::string> allow_origins;
  std::optional<std::filesystem::path> tls_cert;
  std::optional<std::filesystem::path> tls_key;
  std::optional<std::filesystem::path> tls_self_signed;
  std::optional<std::filesystem::path> verify_signatures;
  std::string admin_token;
  bool no_hints = false;
  LogLevel log_level = LogLevel::info;
  LogFormat log_format = LogFormat::text;
  bool log_requests = true;
  Limits limits;
};

}  // namespace glueprint
