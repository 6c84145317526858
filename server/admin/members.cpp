#include <algorithm>

#include <fmt/format.h>

#include "core/text/nearest_name.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"

namespace glueprint {

void require_members(const nlohmann::json& body, std::initializer_list<std::string_view> known,
                     std::initializer_list<std::string_view> required) {
  if (!body.is_object()) throw wrong_member("", "must be an object");
  MistakeList mistakes{"body"};
  const Place root;
  for (const auto& [name, value] : body.items()) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    mistakes.add(root / name, "is not known" + suggestion(name, known));
  }
  for (const auto name : required) {
    if (!body.contains(name)) mistakes.add(root, fmt::format("lacks \"{}\"", name));
  }
  if (!mistakes.mistakes().empty()) throw wrong_members(mistakes.mistakes());
}

}  // namespace glueprint
