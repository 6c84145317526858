#include "server/seeding/foreign_answer.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/ascii.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "server/seeding/read_faults.hpp"
#include "server/seeding/read_timelines.hpp"
#include "server/seeding/shipped_schemas.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// A form of document, and what is said of it.
struct ForeignAnswer {
  bool (*is)(const json& document);
  std::string_view advice;
};

bool is_list_of_texts(const json& document, const char* member) {
  const auto list = document.find(member);
  return list != document.end() && list->is_array() && !list->empty() && list->front().is_string();
}

bool holds_only(const json& document, const char* member) {
  return document.size() == 1 && document.contains(member);
}

bool is_trail_event(const json& value) {
  return value.is_object() && (value.contains("eventSource") || value.contains("CloudTrailEvent"));
}

bool is_trail(const json& document) {
  for (const char* const member : {"Records", "Events"}) {
    const auto list = document.find(member);
    if (list == document.end() || !list->is_array() || list->empty()) continue;
    if (is_trail_event(list->front())) return true;
  }
  return is_trail_event(document);
}

constexpr std::array<ForeignAnswer, 7> foreign_answers{{
    {is_trail,
     "holds CloudTrail events, which are requests; save what get-blueprint-runs and "
     "batch-get-blueprints print"},
    {[](const json& document) { return is_list_of_texts(document, "Blueprints"); },
     "is the output of list-blueprints, which is names; save that of batch-get-blueprints"},
    {[](const json& document) { return is_list_of_texts(document, "Workflows"); },
     "is the output of list-workflows, which is names; save that of batch-get-workflows"},
    {[](const json& document) { return holds_only(document, "RunId"); },
     "is the output of start-blueprint-run; save that of get-blueprint-run"},
    {[](const json& document) { return holds_only(document, "Name"); },
     "is a name, as create-, update- and delete-blueprint print it; save the output of "
     "get-blueprint"},
    {[](const json& document) { return holds_only(document, "Tags"); },
     "is the output of get-tags; write the tags into the member Tags of a blueprint"},
    {[](const json& document) {
       return document.contains("blueprint_runs") || document.contains("blueprint_run");
     },
     "has members in snake case, as Ruby's to_h gives them; write them as AWS does, as in "
     "BlueprintRuns"},
}};

// Whether it is an object with a member that a fixture has, such as BlueprintRuns.
bool is_answer(const json& document) {
  if (!document.is_object()) return false;
  const auto& members = fixture_schema().members;
  return std::any_of(members.begin(), members.end(), [&document](const auto& member) {
    const auto found = document.find(member.name);
    return found != document.end() && (found->is_object() || found->is_array());
  });
}

// Whether all members are named as AWS names them and none is, or is nearly, one of a fixture.
bool is_other_output(const json& document) {
  std::vector<std::string_view> known;
  for (const auto& member : fixture_schema().members) known.push_back(member.name);
  return !document.empty() &&
         std::all_of(document.items().begin(), document.items().end(), [&known](const auto& item) {
           const auto& name = item.key();
           return !name.empty() && to_lower(name[0]) != name[0] &&
                  nearest_name(name, known).empty();
         });
}

}  // namespace

std::string_view describe_other_seed(const json& document) {
  if (is_timeline_document(document)) return "holds timelines; give it to --timelines";
  if (is_fault_plan(document)) return "holds a fault plan; give it to --faults";
  return {};
}

std::string describe_foreign_answer(const json& document) {
  if (document.is_array()) {
    if (document.empty()) return {};
    const auto& first = document.front();
    if (is_trail_event(first)) return std::string{foreign_answers.front().advice};
    return is_answer(first) ? "is a list of answers; write them one after the other, without the "
                              "brackets and commas around them"
                            : "";
  }
  if (!document.is_object()) return {};
  auto answer = document;
  for (const char* const name : {"$metadata", "@metadata", "ResponseMetadata", "ResultMetadata",
                                 "NextToken", "$schema", "account", "region"}) {
    answer.erase(name);
  }
  for (const auto& foreign : foreign_answers) {
    if (foreign.is(answer)) return std::string{foreign.advice};
  }
  if (!is_other_output(answer)) return {};
  return fmt::format(
      "holds {}, which is no state of blueprints; save what get-blueprint-runs, get-blueprint, "
      "batch-get-blueprints or get-workflow prints",
      in_quotes(answer.begin().key()));
}

}  // namespace glueprint
