#include "core/text/json_reader.hpp"

#include "core/text/json_tree.hpp"

namespace glueprint {

using nlohmann::json;

std::optional<json> read_json(std::string_view text, std::size_t depth_max) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  // nlohmann skips the first and takes the second for the end of the text.
  if (text.starts_with(byte_order_mark) || text.find('\0') != text.npos) return std::nullopt;
  JsonTree<json> tree{depth_max};
  if (!json::sax_parse(text.begin(), text.end(), &tree)) return std::nullopt;
  return tree.take();
}

}  // namespace glueprint
