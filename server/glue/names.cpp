#include "server/glue/names.hpp"

#include <algorithm>
#include <utility>

namespace glueprint {

std::vector<std::string> distinct_names(const Input& input) {
  std::vector<std::string> names;
  for (auto& name : input.list("Names")) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

void write_names(JsonWriter& out, std::string_view member, const std::vector<std::string>& names) {
  out.key(member);
  out.begin_array();
  for (const auto& name : names) out.text(name);
  out.end_array();
}

}  // namespace glueprint
