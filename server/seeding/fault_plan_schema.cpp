#include "server/seeding/fault_plan_schema.hpp"

#include <nlohmann/json.hpp>

#include "server/documents/schema_patterns.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

constexpr std::int64_t count_max = 1'000'000'000;

json count(std::int64_t min, const char* help) {
  return {{"type", "integer"}, {"minimum", min}, {"maximum", count_max}, {"description", help}};
}

json time(const char* help) {
  return {{"type", "string"}, {"pattern", time_pattern}, {"description", help}};
}

json text(const char* help) {
  return {{"type", "string"}, {"minLength", 1}, {"description", help}};
}

json match_schema() {
  return {{"type", "object"},
          {"description", "Which requests the rule is about; what is left out stands for any."},
          {"additionalProperties", false},
          {"properties",
           {{"operation", text("A glob: GetBlueprintRun*.")},
            {"region", text("A glob: eu-*.")},
            {"input",
             {{"type", "object"},
              {"description",
               "Members of the input, at any depth. Texts are globs; an array wants each of its "
               "elements to be there; Parameters may be given as an object."}}}}}};
}

json make_schema() {
  return {{"type", "object"},
          {"additionalProperties", false},
          {"required", {"fault"}},
          {"properties",
           {{"id", text("The rule's name; one is made up when it is left out.")},
            {"match", match_schema()},
            {"skip", count(0, "So many matching requests pass first.")},
            {"times", count(1, "The rule fires at most so many times.")},
            {"every", count(1, "After those that are skipped, each n-th matching request.")},
            {"probability",
             {{"type", "number"},
              {"minimum", 0},
              {"maximum", 1},
              {"description",
               "Drawn from the seed, the account, the rule's id and how many "
               "requests it has matched."}}},
            {"from", time("Emulated time: an instant, or a time after the rule was made.")},
            {"until", time("Emulated time, as in from.")},
            {"fault",
             {{"type", "object"},
              {"description", "The fault to inject; GET faults/kinds describes each kind."},
              {"example", {{"kind", "error"}, {"code", "ThrottlingException"}}}}}}}};
}

}  // namespace

const json& fault_rule_schema() {
  static const json schema = make_schema();
  return schema;
}

}  // namespace glueprint
