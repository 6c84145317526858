#include "server/api/json_writer.hpp"

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

// How much text is looked at together.
constexpr std::ptrdiff_t word_bytes = 8;

// True when one of eight characters needs an escape: all are looked at together, since nearly
// all text needs none.
bool any_needs_escape(const char* eight) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t highs = 0x8080808080808080ULL;
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  const auto is_zero = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes & highs; };
  const auto below_space = (word - ones * 0x20) & ~word & highs;
  return (below_space | is_zero(word ^ (ones * '"')) | is_zero(word ^ (ones * '\\'))) != 0;
}

// The longest escape is \u0000.
constexpr std::size_t escape_bytes_max = 6;

char* write_escape(char* to, char c) {
  constexpr std::string_view named = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  *to++ = '\\';
  if (const auto which = named.find(c); which != named.npos) {
    *to++ = letters[which];
    return to;
  }
  *to++ = 'u';
  *to++ = '0';
  *to++ = '0';
  *to++ = hex_digits[static_cast<unsigned char>(c) >> 4];
  *to++ = hex_digits[static_cast<unsigned char>(c) & 0xf];
  return to;
}

// Copies text to where there is room for six times its length. What is left of it at the end is
// copied as a whole word too, which begins in what has been copied already.
char* write_escaped(char* to, std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool has_plain_end = text.size() >= word_bytes && !any_needs_escape(end - word_bytes);
  while (at != end) {
    while (end - at >= word_bytes && !any_needs_escape(at)) {
      std::memcpy(to, at, word_bytes);
      to += word_bytes;
      at += word_bytes;
    }
    if (has_plain_end && end - at < word_bytes) {
      to += end - at;
      std::memcpy(to - word_bytes, end - word_bytes, word_bytes);
      return to;
    }
    while (at != end && !needs_escape(static_cast<unsigned char>(*at))) *to++ = *at++;
    if (at != end) to = write_escape(to, *at++);
  }
  return to;
}

// Java's Double.toString of a whole number of milliseconds, told in seconds: plain below ten
// million seconds, else one digit, a point, the rest without trailing zeros, and the exponent.
char* write_timestamp(char* to, Instant value) {
  const auto milliseconds = value.time_since_epoch().count();
  if (milliseconds < 0) *to++ = '-';
  std::string digits = std::to_string(milliseconds < 0 ? -milliseconds : milliseconds);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  const auto whole_digits = digits.size() - 3;
  const bool has_exponent = whole_digits > 7;
  const auto point = has_exponent ? 1 : whole_digits;
  digits.resize(std::max(digits.find_last_not_of('0') + 1, point));
  if (digits.size() == point) digits += '0';
  digits.insert(point, 1, '.');
  to = std::copy(digits.begin(), digits.end(), to);
  if (!has_exponent) return to;
  *to++ = 'E';
  return std::to_chars(to, to + 2, whole_digits - 1).ptr;
}

}  // namespace

void JsonWriter::flush() {
  out_.append(chunk_.data(), pending_bytes());
  end_ = chunk_.data();
}

void JsonWriter::make_room(std::size_t bytes) {
  if (chunk_bytes - pending_bytes() < bytes) flush();
}

void JsonWriter::put(char c) {
  make_room(1);
  *end_++ = c;
}

void JsonWriter::put(std::string_view text) {
  make_room(text.size());
  if (text.size() > chunk_bytes) {
    out_.append(text);
  } else {
    end_ = std::copy(text.begin(), text.end(), end_);
  }
}

void JsonWriter::separate() {
  if (needs_comma_) put(',');
  needs_comma_ = true;
}

void JsonWriter::begin_object() {
  separate();
  put('{');
  needs_comma_ = false;
}

void JsonWriter::end_object() {
  put('}');
  needs_comma_ = true;
}

void JsonWriter::begin_array() {
  separate();
  put('[');
  needs_comma_ = false;
}

void JsonWriter::end_array() {
  put(']');
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  text(name);
  put(':');
  needs_comma_ = false;
}

void JsonWriter::text(std::string_view value) {
  constexpr std::size_t piece_bytes = 512;
  separate();
  put('"');
  while (!value.empty()) {
    const auto piece = value.substr(0, piece_bytes);
    make_room(piece.size() * escape_bytes_max);
    end_ = write_escaped(end_, piece);
    value.remove_prefix(piece.size());
  }
  put('"');
}

void JsonWriter::number(std::int64_t value) {
  constexpr std::size_t digits_max = 20;
  separate();
  make_room(digits_max);
  end_ = std::to_chars(end_, end_ + digits_max, value).ptr;
}

void JsonWriter::boolean(bool value) {
  separate();
  put(value ? "true" : "false");
}

void JsonWriter::timestamp(Instant value) {
  constexpr std::size_t timestamp_bytes_max = 32;
  separate();
  make_room(timestamp_bytes_max);
  end_ = write_timestamp(end_, value);
}

void JsonWriter::raw(std::string_view json) {
  separate();
  put(json);
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
