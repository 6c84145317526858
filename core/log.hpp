#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/options.hpp"
#include "core/request_line.hpp"

namespace spdlog {
class logger;
}

namespace glueprint {

// The server's log, on standard error, as text or as one JSON object a line. Control characters in
// a message are escaped, since messages quote what clients sent. On a terminal it is in colours,
// unless the environment variable NO_COLOR is set. Each Log is its own: no global
// logger is touched, so that an embedded emulator disturbs nobody.
class Log {
 public:
  // `tells_requests`: whether request() writes.
  Log(LogLevel level, LogFormat format, bool tells_requests = true);

  // A log that drops everything.
  static Log silent() { return Log{LogLevel::off, LogFormat::text}; }

  template <typename... Args>
  void debug(fmt::format_string<Args...> text, Args&&... args) const {
    if (writes(LogLevel::debug))
      write(LogLevel::debug, fmt::format(text, std::forward<Args>(args)...));
  }
  template <typename... Args>
  void info(fmt::format_string<Args...> text, Args&&... args) const {
    if (writes(LogLevel::info))
      write(LogLevel::info, fmt::format(text, std::forward<Args>(args)...));
  }
  template <typename... Args>
  void warn(fmt::format_string<Args...> text, Args&&... args) const {
    if (writes(LogLevel::warn))
      write(LogLevel::warn, fmt::format(text, std::forward<Args>(args)...));
  }
  template <typename... Args>
  void error(fmt::format_string<Args...> text, Args&&... args) const {
    if (writes(LogLevel::error))
      write(LogLevel::error, fmt::format(text, std::forward<Args>(args)...));
  }

  bool writes(LogLevel level) const { return level >= level_; }

  // One line for a request, and whether it would be written.
  void request(const RequestLine& line, LogLevel level = LogLevel::info) const;
  bool tells_requests(LogLevel level = LogLevel::info) const {
    return tells_requests_ && writes(level);
  }

 private:
  void write(LogLevel level, std::string_view message) const;
  void write_json(LogLevel level, std::string_view message, std::string_view members) const;
  void write_text(LogLevel level, std::string_view message) const;

  LogLevel level_;
  LogFormat format_;
  bool tells_requests_;
  bool in_colours_;
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace glueprint
