#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

// Appends compact JSON to a buffer, member by member, in the order of the calls, with the commas.
// Strings are escaped as Jackson does for AWS: quotes, backslashes and control characters only.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_{out} {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);

  void text(std::string_view value);
  void number(std::int64_t value);
  void boolean(bool value);
  // AWS's form of a timestamp: epoch seconds as Java prints a double, `1.708699485E9`.
  void timestamp(Instant value);
  // Writes text that is JSON already.
  void raw(std::string_view value);

  void member(std::string_view name, std::string_view value);
  void member(std::string_view name, Instant value);
  // Writes nothing for an absent value: AWS sends no null.
  template <typename Optional>
  void member_if(std::string_view name, const Optional& value) {
    if (value) member(name, *value);
  }

  std::size_t size() const { return out_.size(); }

 private:
  void separate();

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace glueprint
