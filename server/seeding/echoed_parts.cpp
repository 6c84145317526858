#include "server/seeding/echoed_parts.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "server/model/model.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

bool is_unknown_value(const json& value, const Shape& shape) {
  if (!value.is_string() || shape.values.empty()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return std::find(shape.values.begin(), shape.values.end(), text) == shape.values.end();
}

void warn_of_member(const std::string& name, const Shape& shape, const Place& place,
                    MistakeList& mistakes) {
  std::vector<std::string_view> known;
  for (const auto& member : shape.members) known.push_back(member.name);
  mistakes.warn(place / name, fmt::format("is not known and is left out (known: {}){}",
                                          fmt::join(known, ", "), suggestion(name, known)));
}

void settle(json& value, const Shape& shape, const Place& place, MistakeList& mistakes);

void settle_members(json& object, const Shape& shape, const Place& place, MistakeList& mistakes) {
  for (auto item = object.begin(); item != object.end();) {
    const auto* const member = shape.find_member(item.key());
    if (member == nullptr) warn_of_member(item.key(), shape, place, mistakes);
    const bool is_absent =
        member == nullptr || (!member->shape->values.empty() && *item == std::string{});
    if (is_absent) {
      item = object.erase(item);
    } else {
      settle(*item, *member->shape, place / item.key(), mistakes);
      ++item;
    }
  }
}

void settle(json& value, const Shape& shape, const Place& place, MistakeList& mistakes) {
  if (shape.type == ShapeType::structure && value.is_object()) {
    settle_members(value, shape, place, mistakes);
  } else if (shape.type == ShapeType::list && value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      settle(value[i], *shape.element, place / i, mistakes);
    }
  } else if (is_unknown_value(value, shape)) {
    mistakes.warn(place, fmt::format("{} is not known and is shown as it is (known: {})",
                                     in_quotes(value.get_ref<const std::string&>()),
                                     fmt::join(shape.values, ", ")));
  }
}

void settle_workflow(json& workflow, const Place& place, MistakeList& mistakes) {
  if (!workflow.is_object()) return;
  const auto& shape = *Model::built_in().find_shape("Workflow");
  for (const char* const name : {"Graph", "LastRun"}) {
    const auto part = workflow.find(name);
    if (part == workflow.end()) continue;
    settle(*part, *shape.find_member(name)->shape, place / name, mistakes);
  }
}

}  // namespace

void settle_echoed_parts(json& document, MistakeList& mistakes) {
  if (!document.is_object()) return;
  const Place root;
  if (const auto one = document.find("Workflow"); one != document.end()) {
    settle_workflow(*one, root / "Workflow", mistakes);
  }
  const auto many = document.find("Workflows");
  if (many == document.end() || !many->is_array()) return;
  const auto list = root / "Workflows";
  for (std::size_t i = 0; i < many->size(); ++i) settle_workflow((*many)[i], list / i, mistakes);
}

}  // namespace glueprint
