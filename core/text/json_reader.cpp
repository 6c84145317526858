#include "core/text/json_reader.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <utility>

#include "core/text/ascii.hpp"
#include "core/text/json_tree.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

bool is_ours_to_read(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  // nlohmann skips the first and takes the second for the end of the text.
  return !text.starts_with(byte_order_mark) && text.find('\0') == text.npos;
}

// Builds a value, but leaves out what is nested deeper than `depth_max`.
class PrunedTree : public JsonTree<json> {
 public:
  explicit PrunedTree(std::size_t depth_max) : JsonTree{depth_max}, depth_max_{depth_max} {}

  // Whether the reading has ended at a number that no double can hold.
  bool met_infinity() const { return met_infinity_; }

  bool null() override { return add_if_kept(nullptr); }
  bool boolean(bool value) override { return add_if_kept(value); }
  bool number_integer(std::int64_t value) override { return add_if_kept(value); }
  bool number_unsigned(std::uint64_t value) override { return add_if_kept(value); }
  bool string(std::string& value) override { return add_if_kept(std::move(value)); }
  bool key(std::string& name) override { return skipped_ > 0 || JsonTree::key(name); }
  bool start_object(std::size_t size) override {
    return skips(json::object()) || JsonTree::start_object(size);
  }
  bool start_array(std::size_t size) override {
    return skips(json::array()) || JsonTree::start_array(size);
  }
  bool end_object() override { return ends_skipped() || JsonTree::end_object(); }
  bool end_array() override { return ends_skipped() || JsonTree::end_array(); }

  bool number_float(double value, const std::string& text) override {
    if (text.find_first_of(".eE") != text.npos) return add_if_kept(value);
    if (value < 0) return add_if_kept(std::numeric_limits<std::int64_t>::min());
    return add_if_kept(std::numeric_limits<std::uint64_t>::max());
  }

  bool parse_error(std::size_t, const std::string&, const json::exception& error) override {
    constexpr int number_overflow = 406;
    met_infinity_ = error.id == number_overflow;
    return false;
  }

 private:
  bool add_if_kept(json value) { return skipped_ > 0 || add(std::move(value)); }

  bool skips(json opened) {
    if (skipped_ == 0 && open_values().size() < depth_max_) return false;
    if (skipped_ == 0) add(std::move(opened));
    ++skipped_;
    return true;
  }

  bool ends_skipped() {
    if (skipped_ == 0) return false;
    --skipped_;
    return true;
  }

  std::size_t depth_max_;
  std::size_t skipped_ = 0;  // how many of the open values are too deep to be kept
  bool met_infinity_ = false;
};

bool take_digits(std::string_view& text) {
  const auto count =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  text.remove_prefix(count);
  return count > 0;
}

bool take_one_of(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == characters.npos) return false;
  text.remove_prefix(1);
  return true;
}

bool is_json_number(std::string_view text) {
  take_one_of(text, "-");
  if (!take_one_of(text, "0") && !take_digits(text)) return false;
  if (take_one_of(text, ".") && !take_digits(text)) return false;
  if (take_one_of(text, "eE")) {
    take_one_of(text, "+-");
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

// A number as it can be held: itself, or the one nearest to it when it is beyond a double.
std::string held_number(const std::string& number) {
  if (!is_json_number(number) || std::isfinite(std::strtod(number.c_str(), nullptr))) return number;
  const std::string sign = number.front() == '-' ? "-" : "";
  const bool is_whole = number.find_first_of(".eE") == number.npos;
  return sign + (is_whole ? "99999999999999999999" : "1.7976931348623157e308");
}

// A text in double quotes at the front of `text`, or all of it when the text does not end.
std::string_view front_string(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
  return text.substr(0, std::min(end + 1, text.size()));
}

// The text with each of its numbers as it can be held.
std::string with_held_numbers(std::string_view text) {
  constexpr std::string_view number_characters = "0123456789+-.eE";
  constexpr std::string_view number_starts = "0123456789-";
  std::string result;
  while (!text.empty()) {
    auto part = text.substr(0, 1);
    if (part == "\"") part = front_string(text);
    const bool is_number = number_starts.find(text.front()) != number_starts.npos;
    if (is_number) part = text.substr(0, text.find_first_not_of(number_characters));
    result += is_number ? held_number(std::string{part}) : part;
    text.remove_prefix(part.size());
  }
  return result;
}

}  // namespace

std::optional<json> read_json(std::string_view text, std::size_t depth_max) {
  if (!is_ours_to_read(text)) return std::nullopt;
  JsonTree<json> tree{depth_max};
  if (!json::sax_parse(text.begin(), text.end(), &tree)) return std::nullopt;
  return tree.take();
}

std::optional<json> read_any_json(std::string_view text, std::size_t depth_max) {
  if (!is_ours_to_read(text)) return std::nullopt;
  PrunedTree tree{depth_max};
  if (json::sax_parse(text.begin(), text.end(), &tree)) return tree.take();
  if (!tree.met_infinity()) return std::nullopt;
  const auto held = with_held_numbers(text);
  PrunedTree again{depth_max};
  if (!json::sax_parse(held.begin(), held.end(), &again)) return std::nullopt;
  return again.take();
}

}  // namespace glueprint
