#include "core/log.hpp"

#include <string>

#include <nlohmann/json.hpp>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "core/text/printable.hpp"

namespace glueprint {
namespace {

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warn:
      return "warn";
    case LogLevel::error:
      return "error";
    case LogLevel::off:
      break;
  }
  return "off";
}

const char* pattern_of(LogFormat format) {
  return format == LogFormat::json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ",%v})"
                                   : "%Y-%m-%dT%H:%M:%S.%eZ %v";
}

// Escapes all but ASCII, so that a line is safe to show and to parse whatever it quotes.
std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Log::Log(LogLevel level, LogFormat format)
    : level_{level},
      format_{format},
      logger_{std::make_shared<spdlog::logger>("glueprint",
                                               std::make_shared<spdlog::sinks::stderr_sink_st>())} {
  logger_->set_formatter(std::make_unique<spdlog::pattern_formatter>(
      pattern_of(format), spdlog::pattern_time_type::utc));
}

void Log::write(LogLevel level, std::string_view message) const {
  const auto line =
      format_ == LogFormat::json
          ? fmt::format(R"("level":"{}","message":{})", name_of(level), json_text(message))
          : fmt::format("{:<5} {}", name_of(level), printable(message));
  logger_->log(spdlog::level::info, line);
}

}  // namespace glueprint
