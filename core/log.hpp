#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/options.hpp"

namespace spdlog {
class logger;
}

namespace glueprint {

// The server's log, on standard error, as text or as one JSON object a line. Control characters in
// a message are escaped, since messages quote what clients sent. Each Log is its own: no global
// logger is touched, so that an embedded emulator disturbs nobody.
class Log {
 public:
  Log(LogLevel level, LogFormat format);

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

 private:
  void write(LogLevel level, std::string_view message) const;

  LogLevel level_;
  LogFormat format_;
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace glueprint
