#include "core/text/json_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>

#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"
#include "core/text/word.hpp"

namespace glueprint {
namespace {

// What one text may leave behind for the next.
constexpr std::size_t kept_values_max = 1024;
constexpr std::size_t kept_text_bytes_max = 64 * 1024;

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// Where the text goes on that is not as it stands, or ends.
const char* end_of_plain(const char* at, const char* end) {
  for (; end - at >= static_cast<std::ptrdiff_t>(word_bytes); at += word_bytes) {
    if (const auto escapes = escapes_in(load_word(at))) return at + first_place(escapes);
  }
  return std::find_if(at, end, needs_escape);
}

// What a backslash and this letter mean; NUL for a letter that means nothing.
constexpr char meaning_of(char letter) {
  switch (letter) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case '"':
    case '\\':
    case '/':
      return letter;
    default:
      return '\0';
  }
}

constexpr bool is_high_surrogate(std::uint32_t code) {
  return code >= 0xD800 && code < 0xDC00;
}

constexpr bool is_low_surrogate(std::uint32_t code) {
  return code >= 0xDC00 && code < 0xE000;
}

void append_utf8(std::string& out, std::uint32_t code_point) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  const auto put_rest = [&](int shift) { put(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put_rest(6);
  } else {
    put(0xF0 | code_point >> 18);
    put_rest(12);
    put_rest(6);
  }
  put_rest(0);
}

// The value of a number that has the form of one.
double value_of(std::string_view number) {
  double value = 0;
  const auto result = std::from_chars(number.data(), number.data() + number.size(), value);
  if (result.ec == std::errc{}) return value;
  using Double = std::numeric_limits<double>;
  value = std::strtod(std::string{number}.c_str(), nullptr);  // infinite, or next to nothing
  return std::clamp(value, Double::lowest(), Double::max());
}

}  // namespace

std::map<std::string_view, const JsonValue*> members_by_name(const JsonValue& object) {
  std::map<std::string_view, const JsonValue*> members;
  for (const auto& member : object) members.insert_or_assign(member.name(), &member);
  return members;
}

bool JsonText::read(std::string_view text, std::size_t depth_max) {
  if (values_.capacity() > kept_values_max) values_ = {};
  if (unescaped_.capacity() > kept_text_bytes_max) unescaped_ = {};
  values_.clear();
  unescaped_.clear();
  open_.clear();
  holders_.clear();
  name_ = {};
  at_ = text.data();
  end_ = at_ + text.size();
  depth_max_ = depth_max;
  return is_utf8(text) && read_values();
}

bool JsonText::read_values() {
  value_is_due_ = true;
  for (;;) {
    skip_blanks();
    if (!value_is_due_ && open_.empty()) return at_ == end_;
    if (!(value_is_due_ ? read_value() : read_on())) return false;
  }
}

// Reads a value, or the beginning of one that holds others.
bool JsonText::read_value() {
  value_is_due_ = false;
  switch (next()) {
    case '{':
      return begin(JsonValue::Kind::object, '}') && (!value_is_due_ || read_name());
    case '[':
      return begin(JsonValue::Kind::list, ']');
    case '"': {
      std::string_view text;
      if (!read_text(text)) return false;
      add(JsonValue{text});
      return true;
    }
    case 't':
      return read_word("true", JsonValue{true});
    case 'f':
      return read_word("false", JsonValue{false});
    case 'n':
      return read_word("null", JsonValue{});
    default:
      return read_number();
  }
}

// Reads what stands behind a value that others hold.
bool JsonText::read_on() {
  if (take(',')) {
    value_is_due_ = true;
    if (open_.back() == ']') return true;
    skip_blanks();
    return read_name();
  }
  if (!take(open_.back())) return false;
  open_.pop_back();
  if (open_.size() >= depth_max_) return true;
  values_[holders_.back()].values_ = static_cast<JsonValue::Size>(values_.size() - holders_.back());
  holders_.pop_back();
  return true;
}

// Begins a list or an object, whose first value is due if it has one.
bool JsonText::begin(JsonValue::Kind kind, char closing_bracket) {
  ++at_;
  add(JsonValue{kind});
  if (open_.size() < depth_max_) holders_.push_back(values_.size() - 1);
  open_ += closing_bracket;
  skip_blanks();
  value_is_due_ = next() != closing_bracket;
  return true;
}

// Keeps a value, unless it lies deeper than values are kept.
void JsonText::add(JsonValue value) {
  if (open_.size() <= depth_max_) {
    value.name_ = name_.data();
    value.name_bytes_ = static_cast<JsonValue::Size>(name_.size());
    values_.push_back(value);
  }
  name_ = {};
}

bool JsonText::read_name() {
  if (next() != '"' || !read_text(name_)) return false;
  skip_blanks();
  return take(':');
}

bool JsonText::read_word(std::string_view word, JsonValue value) {
  if (!std::string_view{at_, end_}.starts_with(word)) return false;
  at_ += word.size();
  add(value);
  return true;
}

bool JsonText::read_number() {
  const char* const begin = at_;
  take('-');
  if (!take('0') && !take_digits()) return false;
  if (take('.') && !take_digits()) return false;
  if (take('e') || take('E')) {
    if (!take('+')) take('-');
    if (!take_digits()) return false;
  }
  add(JsonValue{value_of({begin, at_})});
  return true;
}

// Reads a text in quotes: as it stands, or from the memory for those with escapes. That memory can
// hold all of them, so that it stays where it is.
bool JsonText::read_text(std::string_view& text) {
  const char* begin = ++at_;
  at_ = end_of_plain(at_, end_);
  if (next() == '"') {
    text = {begin, at_++};
    return true;
  }
  const auto place = unescaped_.size();
  if (place == 0) unescaped_.reserve(static_cast<std::size_t>(end_ - begin));
  for (;;) {
    unescaped_.append(begin, at_);
    if (take('"')) break;
    if (!take('\\') || !read_escape()) return false;
    begin = at_;
    at_ = end_of_plain(at_, end_);
  }
  text = std::string_view{unescaped_}.substr(place);
  return true;
}

bool JsonText::read_escape() {
  if (take('u')) return read_unicode_escape();
  const char meaning = meaning_of(next());
  if (meaning == '\0') return false;
  unescaped_ += meaning;
  ++at_;
  return true;
}

bool JsonText::read_unicode_escape() {
  auto code_point = read_hex();
  if (!code_point || is_low_surrogate(*code_point)) return false;
  if (is_high_surrogate(*code_point)) {
    if (!take('\\') || !take('u')) return false;
    const auto low = read_hex();
    if (!low || !is_low_surrogate(*low)) return false;
    code_point = 0x10000 + ((*code_point - 0xD800) << 10) + (*low - 0xDC00);
  }
  append_utf8(unescaped_, *code_point);
  return true;
}

std::optional<std::uint32_t> JsonText::read_hex() {
  constexpr std::ptrdiff_t digits = 4;
  if (end_ - at_ < digits || !std::all_of(at_, at_ + digits, is_hex_digit)) return std::nullopt;
  std::uint32_t number = 0;
  for (const char* const end = at_ + digits; at_ < end; ++at_) {
    number = number << 4 | static_cast<std::uint32_t>(hex_value(*at_));
  }
  return number;
}

bool JsonText::take(char c) {
  if (at_ == end_ || *at_ != c) return false;
  ++at_;
  return true;
}

bool JsonText::take_digits() {
  const char* const begin = at_;
  at_ = std::find_if_not(at_, end_, is_digit);
  return at_ > begin;
}

void JsonText::skip_blanks() {
  while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
}

}  // namespace glueprint
