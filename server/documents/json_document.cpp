#include "server/documents/json_document.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glueprint {

using nlohmann::json;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The reason alone out of "[json.exception.parse_error.101] parse error at line 1, column 2: ...".
std::string reason_of(const json::exception& error) {
  std::string_view text = error.what();
  const auto id_end = text.find("] ");
  if (id_end != std::string_view::npos) text.remove_prefix(id_end + 2);
  const auto column = text.find("column ");
  const auto place_end = text.find(": ", column);
  if (column != std::string_view::npos && place_end != std::string_view::npos) {
    text.remove_prefix(place_end + 2);
  }
  return std::string{text};
}

// Builds the document as nlohmann's own parser does, with the checks that it lacks.
class DocumentBuilder : public nlohmann::json_sax<json> {
 public:
  DocumentBuilder(std::string_view text, std::size_t depth_max, MistakeList& mistakes)
      : text_{text}, depth_max_{depth_max}, mistakes_{mistakes} {}

  bool null() override { return place(nullptr); }
  bool boolean(bool value) override { return place(value); }
  bool number_integer(number_integer_t value) override { return place(value); }
  bool number_unsigned(number_unsigned_t value) override { return place(value); }
  bool number_float(number_float_t value, const string_t&) override { return place(value); }
  bool string(string_t& value) override { return place(std::move(value)); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    const auto [member, is_new] = open_.back()->emplace(name, nullptr);
    member_ = &member.value();
    if (!is_new) {
      auto pointer = pointer_of_open();
      append_step(pointer, name);
      mistakes_.add(std::move(pointer), "is written twice; keep one of the two");
    }
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const json::exception& error) override {
    const auto read = text_.substr(0, position > 0 ? position - 1 : 0);
    const auto line = 1 + std::count(read.begin(), read.end(), '\n');
    mistakes_.add(static_cast<std::size_t>(line), "is not JSON: " + reason_of(error));
    return false;
  }

  json& document() { return document_; }

 private:
  bool place(json value) {
    slot() = std::move(value);
    return true;
  }

  bool open(json value) {
    json& opened = slot();
    opened = std::move(value);
    open_.push_back(&opened);
    if (open_.size() <= depth_max_) return true;
    mistakes_.add(Place{}, fmt::format("nests deeper than {} levels", depth_max_));
    return false;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // Where the next value belongs: the element after the last, the member just named, or the root.
  json& slot() {
    if (open_.empty()) return document_;
    if (open_.back()->is_array()) return open_.back()->emplace_back();
    return *member_;
  }

  // Finds the path by searching the document: only mistakes need it.
  std::string pointer_of_open() const {
    std::string pointer;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const json* const child = open_[i + 1];
      if (open_[i]->is_array()) {
        append_step(pointer, open_[i]->size() - 1);
        continue;
      }
      const auto& members = open_[i]->get_ref<const json::object_t&>();
      const auto member = std::find_if(members.begin(), members.end(), [child](const auto& entry) {
        return &entry.second == child;
      });
      append_step(pointer, member->first);
    }
    return pointer;
  }

  std::string_view text_;
  std::size_t depth_max_;
  MistakeList& mistakes_;
  json document_;
  std::vector<json*> open_;
  json* member_ = nullptr;
};

}  // namespace

json read_json_document(std::string_view text, std::size_t depth_max, MistakeList& mistakes) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) {
    mistakes.add(1, "begins with a byte order mark; save it as UTF-8 without one");
    return nullptr;
  }
  DocumentBuilder builder{text, depth_max, mistakes};
  if (!json::sax_parse(text, &builder)) return nullptr;
  return std::move(builder.document());
}

}  // namespace glueprint
