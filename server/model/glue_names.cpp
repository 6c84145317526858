#include "server/model/glue_names.hpp"

#include <algorithm>
#include <vector>

namespace glueprint {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

bool is_operation_of_glue(std::string_view name) {
  static const auto names = lines_of(operation_names_txt);
  return std::binary_search(names.begin(), names.end(), name);
}

std::string_view service_of_target(std::string_view prefix) {
  static const auto lines = lines_of(target_prefixes_txt);
  const auto prefix_of = [](std::string_view line) { return line.substr(0, line.find(' ')); };
  const auto found = std::lower_bound(
      lines.begin(), lines.end(), prefix,
      [&](std::string_view line, std::string_view wanted) { return prefix_of(line) < wanted; });
  if (found == lines.end() || prefix_of(*found) != prefix) return {};
  return found->substr(prefix.size() + 1);
}

}  // namespace glueprint
