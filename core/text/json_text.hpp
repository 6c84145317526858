#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// A value of a JSON text. What a list or an object holds lies right behind it.
class JsonValue {
 public:
  enum class Kind : std::uint8_t { null, no, yes, number, text, list, object };

  constexpr JsonValue() = default;
  explicit constexpr JsonValue(bool value) : kind_{value ? Kind::yes : Kind::no} {}
  explicit constexpr JsonValue(double value) : number_{value}, kind_{Kind::number} {}
  explicit constexpr JsonValue(std::string_view value)
      : text_{value.data()}, text_bytes_{static_cast<Size>(value.size())}, kind_{Kind::text} {}
  explicit constexpr JsonValue(Kind kind) : kind_{kind} {}

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_text() const { return kind_ == Kind::text; }

  // The number; of one that no double can hold, the nearest.
  double number() const { return number_; }

  std::string_view text() const { return {text_, text_bytes_}; }

  // The name of a member of an object; empty for other values.
  std::string_view name() const { return {name_, name_bytes_}; }

  class Iterator {
   public:
    using value_type = JsonValue;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    explicit Iterator(const JsonValue* at) : at_{at} {}
    const JsonValue& operator*() const { return *at_; }
    const JsonValue* operator->() const { return at_; }
    Iterator& operator++() {
      at_ += at_->values_;
      return *this;
    }
    Iterator operator++(int) {
      const auto before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const JsonValue* at_ = nullptr;
  };

  // The elements of a list, or the members of an object, in the order of the text.
  Iterator begin() const { return Iterator{this + 1}; }
  Iterator end() const { return Iterator{this + values_}; }

 private:
  friend class JsonText;
  using Size = std::uint32_t;

  union {
    const char* text_ = nullptr;
    double number_;
  };
  const char* name_ = nullptr;
  Size text_bytes_ = 0;
  Size name_bytes_ = 0;
  Size values_ = 1;  // the value itself, and all that it holds
  Kind kind_ = Kind::null;
};

// The members of an object by their names; of those that have one name, the last.
std::map<std::string_view, const JsonValue*> members_by_name(const JsonValue& object);

// Reads JSON texts, one after the other, into one piece of memory, which is used again.
class JsonText {
 public:
  // Reads a JSON text (RFC 8259) of less than 4 GiB, which must outlive the values. A value that is
  // nested deeper than `depth_max` is left out, so that its holder is empty. False when it is no
  // JSON, begins with a byte order mark, or is not UTF-8.
  bool read(std::string_view text, std::size_t depth_max);

  // The value that was read last.
  const JsonValue& root() const { return values_.front(); }

 private:
  bool read_values();
  bool read_value();
  bool read_on();
  bool read_name();
  bool read_word(std::string_view word, JsonValue value);
  bool read_number();
  bool read_text(std::string_view& text);
  bool read_escape();
  bool read_unicode_escape();
  std::optional<std::uint32_t> read_hex();
  bool begin(JsonValue::Kind kind, char closing_bracket);
  void add(JsonValue value);

  char next() const { return at_ == end_ ? '\0' : *at_; }
  bool take(char c);
  bool take_digits();
  void skip_blanks();

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::size_t depth_max_ = 0;
  bool value_is_due_ = false;
  std::string_view name_;             // of the member whose value comes next
  std::string open_;                  // the brackets that are to come, the next one last
  std::vector<std::size_t> holders_;  // the places of the open values that keep what they hold
  std::vector<JsonValue> values_;
  std::string unescaped_;  // the texts that are not as they stand
};

}  // namespace glueprint
