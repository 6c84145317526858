#include "server/exchange/exchange.hpp"

#include <algorithm>

#include "core/text/ascii.hpp"

namespace glueprint {

std::string_view RequestHead::value(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [name](const HeaderField& field) {
    return equals_ignoring_case(field.name, name);
  });
  return found == fields.end() ? std::string_view{} : found->value;
}

bool RequestHead::has(std::string_view name) const {
  return std::any_of(fields.begin(), fields.end(), [name](const HeaderField& field) {
    return equals_ignoring_case(field.name, name);
  });
}

void Response::clear() {
  status = 200;
  fields.clear();
  body.clear();
  error_code.clear();
}

void Response::add_field(std::string_view name, std::string_view value) {
  fields.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace glueprint
