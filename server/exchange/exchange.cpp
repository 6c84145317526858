#include "server/exchange/exchange.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"
#include "core/text/reused_text.hpp"
#include "core/time/http_date.hpp"

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
  empty_for_reuse(body, kept_bytes_max);
  error_code.clear();
  hint.clear();
  remark.clear();
  events.reset();
}

void Response::set_date(Instant instant) {
  fields.set("Date", HttpDate{instant}.text());
}

}  // namespace glueprint
