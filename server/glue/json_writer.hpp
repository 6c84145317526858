#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

// Appends compact JSON to a buffer, member by member, in the order of the calls, with the commas.
// Strings are escaped as Jackson does for AWS: quotes, backslashes and control characters only. It
// writes into room that it makes behind the text, so the buffer holds the text, and nothing else,
// only when the writer has ended.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_{out}, at_{out.data() + out.size()}, end_{at_} {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;
  ~JsonWriter() { out_.resize(size()); }

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  // Begins a member. A name that is a literal must need no escapes.
  void key(std::string_view name);
  template <std::size_t size>
  void key(const char (&name)[size]) {
    constexpr std::size_t length = size - 1;
    char* at = begin_value(length + 3);
    *at++ = '"';
    at = std::copy_n(name, length, at);
    *at++ = '"';
    *at++ = ':';
    at_ = at;
    needs_comma_ = false;
  }

  void text(std::string_view value);
  void number(std::int64_t value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  // AWS's form of a timestamp: epoch seconds as Java prints a double, `1.708699485E9`.
  void timestamp(Instant value);
  // Writes text that is JSON already.
  void raw(std::string_view value);

  template <typename Name>
  void member(const Name& name, std::string_view value) {
    key(name);
    text(value);
  }
  template <typename Name>
  void member(const Name& name, Instant value) {
    key(name);
    timestamp(value);
  }
  // Writes nothing for an absent value: AWS sends no null.
  template <typename Name, typename Optional>
  void member_if(const Name& name, const Optional& value) {
    if (value) member(name, *value);
  }

  std::size_t size() const { return static_cast<std::size_t>(at_ - out_.data()); }

 private:
  // Where the next bytes go, with room for so many.
  char* room(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes) grow(bytes);
    return at_;
  }
  void grow(std::size_t bytes);

  // The same for a value, behind the comma that it may need.
  char* begin_value(std::size_t bytes) {
    char* const at = room(bytes + 1);
    *at = ',';
    return at + (needs_comma_ ? 1 : 0);
  }

  void begin(char bracket) {
    char* const at = begin_value(1);
    *at = bracket;
    at_ = at + 1;
    needs_comma_ = false;
  }

  void end(char bracket) {
    *room(1) = bracket;
    ++at_;
    needs_comma_ = true;
  }

  std::string& out_;
  char* at_;   // the end of what is written
  char* end_;  // of the room
  bool needs_comma_ = false;
};

// The JSON that a function writes.
template <typename Write>
std::string written_json(Write write) {
  std::string text;
  {
    JsonWriter out{text};
    write(out);
  }
  return text;
}

}  // namespace glueprint
