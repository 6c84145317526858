#include "server/glue/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace glueprint {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

constexpr bool needs_escape(unsigned char c) {
  return c < 0x20 || c == '"' || c == '\\';
}

// Whether one of eight characters needs an escape. They are checked together, since nearly all text
// needs none.
bool any_needs_escape(const char* eight) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t highs = 0x8080808080808080ULL;
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  const auto is_zero = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes & highs; };
  const auto below_space = (word - ones * 0x20) & ~word & highs;
  return (below_space | is_zero(word ^ (ones * '"')) | is_zero(word ^ (ones * '\\'))) != 0;
}

std::size_t plain_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at + 8 <= text.size() && !any_needs_escape(text.data() + at)) at += 8;
  while (at < text.size() && !needs_escape(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      out += "\\u00";
      out += hex_digits[static_cast<unsigned char>(c) >> 4];
      out += hex_digits[static_cast<unsigned char>(c) & 0xf];
  }
}

// A whole number of milliseconds as Java's Double.toString prints it in seconds: plain below ten
// million seconds; else one digit, a point, the rest without trailing zeros, and the exponent.
void append_timestamp(std::string& out, Instant value) {
  const auto milliseconds = value.time_since_epoch().count();
  if (milliseconds < 0) out += '-';
  std::string digits = std::to_string(milliseconds < 0 ? -milliseconds : milliseconds);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  const auto whole_digits = digits.size() - 3;
  const bool has_exponent = whole_digits > 7;
  const auto point = has_exponent ? 1 : whole_digits;
  digits.resize(std::max(digits.find_last_not_of('0') + 1, point));
  if (digits.size() == point) digits += '0';
  out.append(digits, 0, point).append(".").append(digits, point);
  if (has_exponent) out.append("E").append(std::to_string(whole_digits - 1));
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

void JsonWriter::begin_object() {
  separate();
  out_ += '{';
  needs_comma_ = false;
}

void JsonWriter::end_object() {
  out_ += '}';
  needs_comma_ = true;
}

void JsonWriter::begin_array() {
  separate();
  out_ += '[';
  needs_comma_ = false;
}

void JsonWriter::end_array() {
  out_ += ']';
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
  needs_comma_ = false;
}

void JsonWriter::text(std::string_view value) {
  separate();
  out_ += '"';
  while (!value.empty()) {
    const auto plain = plain_prefix(value);
    out_.append(value.data(), plain);
    value.remove_prefix(plain);
    if (value.empty()) break;
    append_escaped(out_, value.front());
    value.remove_prefix(1);
  }
  out_ += '"';
}

void JsonWriter::number(std::int64_t value) {
  separate();
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::timestamp(Instant value) {
  separate();
  append_timestamp(out_, value);
}

void JsonWriter::raw(std::string_view value) {
  separate();
  out_ += value;
}

void JsonWriter::member(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void JsonWriter::member(std::string_view name, Instant value) {
  key(name);
  timestamp(value);
}

}  // namespace glueprint
