#include "server/glue/json_writer.hpp"

#include <array>
#include <charconv>

#include "core/text/word.hpp"

namespace glueprint {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

// The room that is made at least: most answers need no more.
constexpr std::size_t room_bytes_min = 1024;

// Text is written in slices, so that the room for it, were it all escapes, stays small.
constexpr std::size_t slice_bytes_max = 256;
constexpr std::size_t escape_bytes_max = 6;  // \u001F

// The letter of a short escape; none for other control characters.
constexpr char letter_of(char c) {
  switch (c) {
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '"':
    case '\\':
      return c;
    default:
      return '\0';
  }
}

char* put_escape(char* at, char c) {
  *at++ = '\\';
  const char letter = letter_of(c);
  if (letter != '\0') {
    *at++ = letter;
    return at;
  }
  at = std::copy_n("u00", 3, at);
  *at++ = hex_digits[static_cast<unsigned char>(c) >> 4];
  *at++ = hex_digits[static_cast<unsigned char>(c) & 0xf];
  return at;
}

// Copies a slice with its escapes, a word at a time: up to a word more is written behind it.
char* put_slice(char* at, std::string_view slice) {
  while (!slice.empty()) {
    const bool is_whole_word = slice.size() >= word_bytes;
    const auto word = is_whole_word ? load_word(slice.data()) : load_front(slice);
    store_word(at, word);
    const auto escapes = escapes_in(word);
    if (escapes != 0) {
      const auto plain = first_place(escapes);
      at = put_escape(at + plain, slice[plain]);
      slice.remove_prefix(plain + 1);
    } else if (is_whole_word) {
      at += word_bytes;
      slice.remove_prefix(word_bytes);
    } else {
      return at + slice.size();
    }
  }
  return at;
}

constexpr std::size_t number_bytes_max = 20;
constexpr std::size_t timestamp_bytes_max = number_bytes_max + 8;

// A whole number of milliseconds as Java's Double.toString prints it in seconds: plain below ten
// million seconds; else one digit, a point, the rest without trailing zeros, and the exponent.
char* put_timestamp(char* at, Instant value) {
  auto milliseconds = value.time_since_epoch().count();
  if (milliseconds < 0) {
    *at++ = '-';
    milliseconds = -milliseconds;
  }
  constexpr std::int64_t exponents_from = 10'000'000'000;
  const bool has_exponent = milliseconds >= exponents_from;
  char* const whole = at;
  char* point = at + 1;
  char* end = nullptr;
  if (has_exponent) {
    end = std::to_chars(point, point + number_bytes_max, milliseconds).ptr;
    *whole = *point;
  } else {
    constexpr std::int64_t second = 1000;
    point = std::to_chars(whole, whole + number_bytes_max, milliseconds / second).ptr;
    // Adding a second keeps the zeros in front; its digit gives way to the point.
    end = std::to_chars(point, point + number_bytes_max, second + milliseconds % second).ptr;
  }
  const auto exponent = end - point - 4;  // milliseconds have three digits more; at most 15
  *point = '.';
  while (end[-1] == '0') --end;
  if (end == point + 1) *end++ = '0';
  if (!has_exponent) return end;
  *end++ = 'E';
  if (exponent >= 10) *end++ = '1';
  *end++ = static_cast<char>('0' + exponent % 10);
  return end;
}

}  // namespace

// The text grows in steps, since all that is made is filled with zeros first; its memory doubles.
void JsonWriter::grow(std::size_t bytes) {
  const auto written = size();
  out_.resize(written + std::max(bytes, room_bytes_min));
  at_ = out_.data() + written;
  end_ = out_.data() + out_.size();
}

void JsonWriter::key(std::string_view name) {
  text(name);
  *room(1) = ':';
  ++at_;
  needs_comma_ = false;
}

void JsonWriter::text(std::string_view value) {
  char* const at = begin_value(1);
  *at = '"';
  at_ = at + 1;
  do {
    const auto slice = value.substr(0, slice_bytes_max);
    at_ = put_slice(room(escape_bytes_max * slice.size() + word_bytes), slice);
    value.remove_prefix(slice.size());
  } while (!value.empty());
  *at_++ = '"';
  needs_comma_ = true;
}

void JsonWriter::number(std::int64_t value) {
  char* const at = begin_value(number_bytes_max);
  at_ = std::to_chars(at, at + number_bytes_max, value).ptr;
  needs_comma_ = true;
}

void JsonWriter::timestamp(Instant value) {
  at_ = put_timestamp(begin_value(timestamp_bytes_max), value);
  needs_comma_ = true;
}

void JsonWriter::raw(std::string_view value) {
  at_ = std::copy(value.begin(), value.end(), begin_value(value.size()));
  needs_comma_ = true;
}

}  // namespace glueprint
