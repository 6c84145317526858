#include "server/api/target.hpp"

#include "core/text/ascii.hpp"

namespace glueprint {

Target read_target(std::string_view header) {
  header = trimmed(header);
  const auto dot = header.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == header.size()) return {};
  return {header.substr(0, dot), header.substr(dot + 1)};
}

ContentKind read_content_type(std::string_view header) {
  const auto media_type = trimmed(header.substr(0, header.find(';')));
  if (equals_ignoring_case(media_type, "application/x-amz-json-1.1")) return ContentKind::json_1_1;
  if (equals_ignoring_case(media_type, "application/json")) return ContentKind::plain_json;
  return ContentKind::not_claimed;
}

}  // namespace glueprint
