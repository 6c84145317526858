#include "core/log.hpp"

#include <cstdlib>
#include <string>

#include <nlohmann/json.hpp>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <unistd.h>

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

// Whether standard error is a terminal whose user wants colours (https://no-color.org).
bool wants_colours() {
  const char* const no_colour = std::getenv("NO_COLOR");
  return isatty(STDERR_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

// The sequence that begins the colour of a level; nothing for plain ones.
std::string_view colour_of(LogLevel level) {
  if (level == LogLevel::error) return "\x1b[31m";
  return level == LogLevel::warn ? "\x1b[33m" : "";
}

}  // namespace

Log::Log(LogLevel level, LogFormat format, bool tells_requests)
    : level_{level},
      format_{format},
      tells_requests_{tells_requests},
      in_colours_{format == LogFormat::text && wants_colours()},
      logger_{std::make_shared<spdlog::logger>("glueprint",
                                               std::make_shared<spdlog::sinks::stderr_sink_st>())} {
  logger_->set_formatter(std::make_unique<spdlog::pattern_formatter>(
      pattern_of(format), spdlog::pattern_time_type::utc));
}

void Log::write(LogLevel level, std::string_view message) const {
  if (format_ == LogFormat::json) return write_json(level, message, "");
  write_text(level, printable(message));
}

void Log::request(const RequestLine& line, LogLevel level) const {
  if (!tells_requests(level)) return;
  const auto text = text_of(line, in_colours_);
  if (format_ == LogFormat::json) return write_json(level, text, json_members_of(line));
  write_text(level, text);
}

void Log::write_json(LogLevel level, std::string_view message, std::string_view members) const {
  const auto line = fmt::format(R"("level":"{}","message":{}{}{})", name_of(level),
                                json_text(message), members.empty() ? "" : ",", members);
  logger_->log(spdlog::level::info, line);
}

void Log::write_text(LogLevel level, std::string_view message) const {
  const auto colour = in_colours_ ? colour_of(level) : std::string_view{};
  const auto line =
      fmt::format("{}{:<5}{} {}", colour, name_of(level), colour.empty() ? "" : "\x1b[0m", message);
  logger_->log(spdlog::level::info, line);
}

}  // namespace glueprint
