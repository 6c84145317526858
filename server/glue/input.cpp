#include "server/glue/input.hpp"

#include <nlohmann/json.hpp>

namespace glueprint {

const nlohmann::json* Input::find(std::string_view name) const {
  const auto found = members_.find(name);
  return found == members_.end() ? nullptr : &*found;
}

std::string_view Input::text(std::string_view name) const {
  return members_.at(name).get_ref<const std::string&>();
}

std::optional<std::string_view> Input::text_if_given(std::string_view name) const {
  const auto* member = find(name);
  if (!member) return std::nullopt;
  return member->get_ref<const std::string&>();
}

std::optional<std::int64_t> Input::integer_if_given(std::string_view name) const {
  const auto* member = find(name);
  if (!member) return std::nullopt;
  return member->get<std::int64_t>();
}

bool Input::flag(std::string_view name) const {
  const auto* member = find(name);
  return member && member->get<bool>();
}

}  // namespace glueprint
