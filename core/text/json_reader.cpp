#include "core/text/json_reader.hpp"

#include <utility>
#include <vector>

namespace glueprint {
namespace {

using nlohmann::json;

// Builds the value as nlohmann's own parser would, but counts the depth on the way.
class Builder : public nlohmann::json_sax<json> {
 public:
  explicit Builder(std::size_t depth_max) : depth_max_{depth_max} {}

  json take() { return std::move(root_); }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override { return add(value); }
  bool number_float(double value, const std::string&) override { return add(value); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const json::exception&) override {
    return false;
  }

  bool key(std::string& name) override {
    member_ = &(*open_.back())[std::move(name)];
    return true;
  }

 private:
  json* place(json&& value) {
    if (open_.empty()) return &(root_ = std::move(value));
    if (open_.back()->is_array()) {
      open_.back()->push_back(std::move(value));
      return &open_.back()->back();
    }
    return &(*member_ = std::move(value));
  }

  bool add(json&& value) {
    place(std::move(value));
    return true;
  }

  bool open(json&& value) {
    if (open_.size() == depth_max_) return false;
    open_.push_back(place(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::size_t depth_max_;
  json root_;
  std::vector<json*> open_;
  json* member_ = nullptr;
};

}  // namespace

std::optional<json> read_json(std::string_view text, std::size_t depth_max) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  // nlohmann skips the first and takes the second for the end of the text.
  if (text.starts_with(byte_order_mark) || text.find('\0') != text.npos) return std::nullopt;
  Builder builder{depth_max};
  if (!json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return builder.take();
}

}  // namespace glueprint
