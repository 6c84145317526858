#include "server/seeding/pasted_answer.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "server/documents/fixture_time.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

constexpr std::array blueprint_signs{"ParameterSpec", "BlueprintLocation",
                                     "BlueprintServiceLocation", "Status"};
constexpr std::array workflow_signs{"Graph", "LastRun", "BlueprintDetails", "DefaultRunProperties",
                                    "MaxConcurrentRuns"};

void leave_out_nulls(json& value) {
  if (value.is_array()) {
    for (auto& element : value) leave_out_nulls(element);
  }
  if (!value.is_object()) return;
  for (auto member = value.begin(); member != value.end();) {
    if (member->is_null()) {
      member = value.erase(member);
    } else {
      leave_out_nulls(*member++);
    }
  }
}

template <typename Names>
bool has_one_of(const json& object, const Names& names) {
  for (const char* const name : names) {
    if (object.contains(name)) return true;
  }
  return false;
}

// The member of a fixture that holds such a record; empty for what is none.
std::string_view member_for(const json& record) {
  if (!record.is_object()) return {};
  if (record.contains("BlueprintName") && record.contains("State")) return "BlueprintRun";
  if (!record.contains("Name")) return {};
  if (record.contains("WorkflowRunId")) return "Run";
  if (has_one_of(record, blueprint_signs)) return "Blueprint";
  return has_one_of(record, workflow_signs) ? "Workflow" : "";
}

bool is_milliseconds(const std::string& name, const json& value) {
  constexpr double year_2500 = 16725225600000.0;
  return name.ends_with("On") && value.is_number() && !read_fixture_time(value) &&
         value.get<double>() > 0 && value.get<double>() < year_2500;
}

}  // namespace

PastedAnswer read_pasted_answer(json document) {
  leave_out_nulls(document);
  const bool is_list = document.is_array() && !document.empty();
  std::string member{member_for(is_list ? document.front() : document)};
  if (member.empty()) return {std::move(document), {}};
  if (is_list) member += 's';
  json wrapped = json::object();
  wrapped[member] = std::move(document);
  return {std::move(wrapped), "/" + member};
}

void take_milliseconds(json& value, const Place& place, MistakeList& mistakes) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      take_milliseconds(value[i], place / i, mistakes);
    }
  }
  if (!value.is_object()) return;
  for (auto member = value.begin(); member != value.end();) {
    if (!is_milliseconds(member.key(), *member)) {
      take_milliseconds(*member, place / member.key(), mistakes);
      ++member;
      continue;
    }
    mistakes.add(place / member.key(), fmt::format("is in milliseconds; AWS writes seconds: {:.3f}",
                                                   member->get<double>() / 1000));
    member = value.erase(member);
  }
}

void unwrap(const std::string& wrapper, MistakeList& mistakes) {
  for (auto& mistake : mistakes.mistakes()) {
    if (mistake.pointer.starts_with(wrapper)) mistake.pointer.erase(0, wrapper.size());
  }
}

}  // namespace glueprint
