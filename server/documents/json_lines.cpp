#include "server/documents/json_lines.hpp"

#include <iterator>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/documents/place.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// Reads text and counts its lines. A line end counts when the next character is taken, because the
// parser reads one character past a number.
class LineCountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  LineCountingIterator(const char* at, std::size_t* line) : at_{at}, line_{line} {}

  reference operator*() const { return *at_; }
  LineCountingIterator& operator++() {
    if (is_after_line_end_) ++*line_;
    is_after_line_end_ = *at_ == '\n';
    ++at_;
    return *this;
  }
  LineCountingIterator operator++(int) {
    auto before = *this;
    ++*this;
    return before;
  }
  bool operator==(const LineCountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const LineCountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* line_;
  bool is_after_line_end_ = false;
};

// Follows the parser through the text and knows the pointer of each value.
class LineFinder : public nlohmann::json_sax<json> {
 public:
  LineFinder(const std::size_t& line, std::unordered_map<std::string, std::size_t>& lines)
      : line_{line}, lines_{lines} {}

  bool null() override { return element(); }
  bool boolean(bool) override { return element(); }
  bool number_integer(number_integer_t) override { return element(); }
  bool number_unsigned(number_unsigned_t) override { return element(); }
  bool number_float(number_float_t, const string_t&) override { return element(); }
  bool string(string_t&) override { return element(); }
  bool binary(binary_t&) override { return element(); }

  bool start_object(std::size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(true); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    pointer_.resize(open_.back().length);
    append_step(pointer_, name);
    note();
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const json::exception&) override {
    return false;
  }

 private:
  // An object or array that is being read: how long its pointer is, and which element comes next.
  struct Open {
    bool is_array;
    std::size_t length;
    std::size_t index;
  };

  bool element() {
    if (open_.empty() || !open_.back().is_array) return true;
    pointer_.resize(open_.back().length);
    append_step(pointer_, open_.back().index++);
    note();
    return true;
  }

  bool open(bool is_array) {
    element();
    open_.push_back({is_array, pointer_.size(), 0});
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  void note() {
    const auto found = lines_.find(pointer_);
    if (found != lines_.end()) found->second = line_;
  }

  const std::size_t& line_;
  std::unordered_map<std::string, std::size_t>& lines_;
  std::string pointer_;
  std::vector<Open> open_;
};

}  // namespace

void find_json_lines(std::string_view text, std::unordered_map<std::string, std::size_t>& lines) {
  std::size_t line = 1;
  LineFinder finder{line, lines};
  json::sax_parse(LineCountingIterator{text.data(), &line},
                  LineCountingIterator{text.data() + text.size(), &line}, &finder);
}

}  // namespace glueprint
