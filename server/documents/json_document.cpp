#include "server/documents/json_document.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/json_tree.hpp"
#include "server/documents/foreign_text.hpp"

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

std::size_t line_at(std::string_view text, std::size_t position) {
  const auto before = text.substr(0, position);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

// Where a position stands in its line, in characters.
std::size_t column_at(std::string_view text, std::size_t position) {
  const auto before = text.substr(0, position);
  const auto line = before.substr(before.rfind('\n') + 1);
  const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return 1 + static_cast<std::size_t>(std::count_if(line.begin(), line.end(), is_first_byte));
}

// Builds the document, and notes what a program's reader lets pass or keeps to itself.
class DocumentTree : public JsonTree<json> {
 public:
  DocumentTree(std::string_view text, std::size_t depth_max, MistakeList& mistakes)
      : JsonTree{depth_max}, text_{text}, mistakes_{mistakes} {}

  bool parse_error(std::size_t position, const std::string&,
                   const json::exception& error) override {
    const auto at = position > 0 ? position - 1 : 0;
    const auto foreign = describe_foreign_text(text_);
    if (foreign.empty()) {
      mistakes_.add(line_at(text_, at), fmt::format("is not JSON: column {}: {}",
                                                    column_at(text_, at), reason_of(error)));
    } else {
      mistakes_.add(1, std::string{foreign});
    }
    return false;
  }

 private:
  void note_double(const std::string& name) override {
    auto pointer = pointer_of_open();
    append_step(pointer, name);
    mistakes_.add(std::move(pointer), "is written twice; keep one of the two");
  }

  // Finds the path by searching the document: only mistakes need it.
  std::string pointer_of_open() const {
    const auto& open = open_values();
    std::string pointer;
    for (std::size_t i = 0; i + 1 < open.size(); ++i) {
      const json* const child = open[i + 1];
      if (open[i]->is_array()) {
        append_step(pointer, open[i]->size() - 1);
        continue;
      }
      const auto& members = open[i]->get_ref<const json::object_t&>();
      const auto member = std::find_if(members.begin(), members.end(), [child](const auto& entry) {
        return &entry.second == child;
      });
      append_step(pointer, member->first);
    }
    return pointer;
  }

  std::string_view text_;
  MistakeList& mistakes_;
};

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

json read_json_document(std::string_view text, std::size_t depth_max, MistakeList& mistakes) {
  text = without_byte_order_mark(text);
  // nlohmann takes a NUL for the end of the text.
  if (const auto nul = text.find('\0'); nul != text.npos) {
    const auto foreign = describe_foreign_text(text);
    if (foreign.empty()) {
      mistakes.add(line_at(text, nul), "is not JSON: holds a NUL byte");
    } else {
      mistakes.add(1, std::string{foreign});
    }
    return nullptr;
  }
  DocumentTree tree{text, depth_max, mistakes};
  const bool is_whole = json::sax_parse(text, &tree);
  if (tree.is_too_deep()) {
    mistakes.add(Place{}, fmt::format("nests deeper than {} levels", depth_max));
  }
  if (!is_whole) return nullptr;
  return tree.take();
}

}  // namespace glueprint
