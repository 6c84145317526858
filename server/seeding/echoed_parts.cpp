#include "server/seeding/echoed_parts.hpp"

#include <algorithm>
#include <initializer_list>
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

// Settles members of an object that has that shape.
void settle_parts(json& object, const char* shape_name, std::initializer_list<const char*> names,
                  const Place& place, MistakeList& mistakes) {
  const auto& shape = *Model::built_in().find_shape(shape_name);
  for (const auto* const name : names) {
    const auto part = object.find(name);
    if (part != object.end()) {
      settle(*part, *shape.find_member(name)->shape, place / name, mistakes);
    }
  }
}

// Calls `visit(object, place)` for each object of the two members of a document, to change it.
template <typename Visit>
void for_each_record(json& document, const char* singular, const char* plural, Visit visit) {
  const Place root;
  const auto one = document.find(singular);
  if (one != document.end() && one->is_object()) visit(*one, root / singular);
  const auto many = document.find(plural);
  if (many == document.end() || !many->is_array()) return;
  const auto list = root / plural;
  for (std::size_t i = 0; i < many->size(); ++i) {
    if ((*many)[i].is_object()) visit((*many)[i], list / i);
  }
}

}  // namespace

void settle_echoed_parts(json& document, MistakeList& mistakes) {
  if (!document.is_object()) return;
  for_each_record(document, "Workflow", "Workflows", [&](json& workflow, const Place& place) {
    settle_parts(workflow, "Workflow", {"Graph", "LastRun"}, place, mistakes);
  });
  for_each_record(document, "Run", "Runs", [&](json& run, const Place& place) {
    settle_parts(run, "WorkflowRun", {"Graph", "Statistics"}, place, mistakes);
  });
  for_each_record(document, "Trigger", "Triggers", [&](json& trigger, const Place& place) {
    settle(trigger, *Model::built_in().find_shape("Trigger"), place, mistakes);
  });
}

void settle_graph(json& graph, const Place& place, MistakeList& mistakes) {
  settle(graph, *Model::built_in().find_shape("WorkflowGraph"), place, mistakes);
}

}  // namespace glueprint
