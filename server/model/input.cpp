#include "server/model/input.hpp"

namespace glueprint {

void Input::begin(const Shape& shape) {
  shape_ = &shape;
  values_.assign(shape.members.size(), {});
}

std::optional<std::string_view> Input::text_if_given(std::string_view name) const {
  const auto& value = find(name);
  return value ? std::optional{value.json->text()} : std::nullopt;
}

std::optional<std::int64_t> Input::integer_if_given(std::string_view name) const {
  const auto& value = find(name);
  return value ? std::optional{value.number} : std::nullopt;
}

std::vector<std::string> Input::list(std::string_view name) const {
  std::vector<std::string> texts;
  const auto& value = find(name);
  if (!value) return texts;
  for (const auto& element : *value.json) {
    if (!element.is_null()) texts.emplace_back(element.text());
  }
  return texts;
}

std::map<std::string, std::string> Input::map(std::string_view name) const {
  std::map<std::string, std::string> texts;
  const auto& value = find(name);
  if (!value) return texts;
  for (const auto& [key, entry] : members_by_name(*value.json)) {
    if (!entry->is_null()) texts.emplace(key, entry->text());
  }
  return texts;
}

const Input::Value& Input::find(std::string_view name) const {
  static constexpr Value absent;
  const auto* member = shape_->find_member(name);
  return member ? (*this)[*member] : absent;
}

}  // namespace glueprint
