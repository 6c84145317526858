#include "server/seeding/fault_plan_schema.hpp"

#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "server/documents/schema_patterns.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

constexpr std::int64_t count_max = 1'000'000'000;

json count(std::int64_t min, const char* help) {
  return {{"type", "integer"}, {"minimum", min}, {"maximum", count_max}, {"description", help}};
}

json time(const char* help) {
  return {{"type", "string"},
          {"maxLength", time_chars_max},
          {"pattern", time_pattern},
          {"description", help}};
}

json text(std::size_t chars_max, const char* help) {
  return {{"type", "string"}, {"minLength", 1}, {"maxLength", chars_max}, {"description", help}};
}

json match_schema() {
  return {{"type", "object"},
          {"description", "Which requests the rule matches; an absent member matches any."},
          {"additionalProperties", false},
          {"properties",
           {{"operation", text(glob_chars_max, "A glob: GetBlueprintRun*.")},
            {"region", text(glob_chars_max, "A glob: eu-*.")},
            {"input",
             {{"type", "object"},
              {"x-maxBytes", matched_bytes_max},
              {"description",
               "Members of the input, at any depth. Texts are globs. An array matches one that has "
               "all its elements. Parameters may be given as an object."}}}}}};
}

json make_schema() {
  return {{"type", "object"},
          {"additionalProperties", false},
          {"required", {"fault"}},
          {"properties",
           {{"id", text(name_chars_max, "The rule's name; when left out, the server makes one.")},
            {"match", match_schema()},
            {"skip", count(0, "Lets the first N matching requests pass.")},
            {"times", count(1, "Fires at most N times.")},
            {"every", count(1, "After those skipped, fires for each Nth matching request.")},
            {"probability",
             {{"type", "number"},
              {"minimum", 0},
              {"maximum", 1},
              {"description",
               "How likely it fires: drawn from the seed, the account, the rule's id "
               "and the number of the matching request."}}},
            {"from", time("An emulated instant, or a duration after the rule was made.")},
            {"until", time("Emulated time, as in from.")},
            {"fault",
             {{"type", "object"},
              {"description", "The fault to inject; GET faults/kinds describes each kind."}}}}}};
}

}  // namespace

const json& fault_rule_schema() {
  static const json schema = make_schema();
  return schema;
}

}  // namespace glueprint
