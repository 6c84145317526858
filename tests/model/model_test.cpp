#include "server/model/model.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

// A model of one operation `Get`, whose input has the given entry.
std::string model_with(const std::string& input, const std::string& further_shapes = "") {
  return R"({"target_prefix": "Test", "operations": {"Get": {"access": "reads", "input": "Input",
             "output": "Output", "errors": ["Wrong"]}}, "shapes": {"Input": )" +
         input + R"(, "Text": {"type": "string"},
             "Output": {"type": "structure", "members": {"Out": "Strange"}},
             "Strange": {"type": "string", "pattern": "[a-z]{3}"},
             "Wrong": {"type": "structure", "members": {}})" +
         further_shapes + "}}";
}

std::string mistake_of(const std::string& text) {
  try {
    const Model model{text};
  } catch (const std::runtime_error& fault) {
    return fault.what();
  }
  return "none";
}

std::string structure(const std::string& members) {
  return R"({"type": "structure", "members": {)" + members + "}}";
}

}  // namespace

TEST_CASE("The built-in model has the operations that are served, and no others") {
  const Model& model = Model::built_in();
  CHECK(model.target_prefix() == "AWSGlue");
  CHECK(model.find_operation("GetBlueprint") != nullptr);
  CHECK(model.find_operation("GetDatabase") == nullptr);
  CHECK(model.find_operation("getblueprint") == nullptr);
  CHECK(model.find_shape("GetDatabaseRequest") == nullptr);
}

TEST_CASE("An operation knows its shapes, its members in the model's order and its errors") {
  const auto* operation = Model::built_in().find_operation("StartBlueprintRun");
  REQUIRE(operation != nullptr);
  REQUIRE(operation->input->members.size() == 3);
  CHECK(operation->input->members[0].name == "BlueprintName");
  CHECK(operation->input->members[0].required);
  CHECK(operation->input->members[1].name == "Parameters");
  CHECK_FALSE(operation->input->members[1].required);
  CHECK(operation->input->members[1].shape->max == 131072);
  CHECK(operation->output->find_member("RunId")->shape->name == "IdString");
  CHECK(operation->output->find_member("runId") == nullptr);
  CHECK(operation->declares("IllegalBlueprintStateException"));
  CHECK_FALSE(operation->declares("AlreadyExistsException"));
}

TEST_CASE("Patterns are kept as AWS prints them, with their escapes as text") {
  const auto* shape = Model::built_in().find_shape("NameString");
  CHECK(shape->pattern == R"([\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*)");
  CHECK(shape->matches("x"));
}

TEST_CASE("A pattern that only outputs hold needs no predicate") {
  CHECK(mistake_of(model_with(structure(R"("Name": "Text")"))) == "none");
}

TEST_CASE("A model that cannot be right is refused by the name of what is wrong") {
  struct Case {
    std::string text;
    std::string fault;
  };
  const std::string nested = R"(, "Inner": {"type": "structure", "members": {}},
                                 "Numbers": {"type": "list", "element": "Number"},
                                 "Number": {"type": "integer"},
                                 "Strangers": {"type": "map", "key": "Strange", "value": "Text"})";
  const std::vector<Case> cases{
      {model_with(structure(R"("Name": "Missing")")), R"(shape Input: unknown shape "Missing")"},
      {model_with(R"({"type": "list", "element": "Nothing"})"),
       R"(shape Input: unknown shape "Nothing")"},
      {model_with(R"({"type": "text"})"), R"(shape Input: unknown type "text")"},
      {model_with(R"({"type": "structure", "members": {}, "minimum": 1})"),
       R"(shape Input: unknown key "minimum")"},
      {model_with(structure(""), R"(, "On": {"type": "boolean", "max": 1})"),
       R"(shape On: unknown key "max")"},
      {model_with(R"({"type": "structure", "members": {}, "required": ["Name"]})"),
       R"(shape Input: required "Name" is no member)"},
      {model_with(structure(R"("Name": "Strange")")),
       R"(operation Get: shape Strange: no predicate in patterns.cpp for "[a-z]{3}")"},
      {model_with(structure(R"("Names": "Strangers")"), nested),
       R"(operation Get: shape Strange: no predicate in patterns.cpp for "[a-z]{3}")"},
      {model_with(structure(R"("Inner": "Inner")"), nested),
       "operation Get: shape Input: member Inner has a type that inputs cannot have"},
      {model_with(structure(R"("Numbers": "Numbers")"), nested),
       "operation Get: shape Numbers: in an input, lists and maps hold strings"},
      {model_with(R"({"type": "string"})"), "operation Get: shape Input: an input is a structure"},
      {R"({"target_prefix": "T", "shapes": {}, "operations": {"Get":
           {"access": "reads", "input": "I", "output": "O", "errors": []}}})",
       R"(operation Get: unknown shape "I")"},
      {R"({"target_prefix": "T", "shapes": {}, "operations": {"Get": {"access": "deletes"}}})",
       "operation Get: access is reads or writes, not deletes"},
      {R"({"target_prefix": "T", "shapes": {}, "operations": {"Get": {"serve": true}}})",
       R"(operation Get: unknown key "serve")"},
      {R"({"target_prefix": "T", "shapes": {}, "operations": {}, "version": 1})",
       R"(file: unknown key "version")"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text);
    CHECK(mistake_of(each.text) == "service model, " + each.fault);
  }
}

TEST_CASE("An error that is not described is refused") {
  auto text = model_with(structure(""));
  text.replace(text.find("[\"Wrong\"]"), 9, "[\"Worse\"]");
  CHECK(mistake_of(text) == R"(service model, operation Get: unknown shape "Worse")");
}

TEST_CASE("A model that is no JSON, lacks a part or has a part of a wrong type is refused") {
  for (const auto* text :
       {"", "{", "[]", "{}", R"({"target_prefix": 5, "operations": {}, "shapes": {}})",
        R"({"target_prefix": "T", "operations": {}})", R"({"target_prefix": "T", "shapes": {}})",
        R"({"target_prefix": "T", "operations": {},
            "shapes": {"A": {"type": "integer", "min": ""}}})",
        R"({"target_prefix": "T", "operations": {}, "shapes": {"A": {}}})"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(Model{text}, std::runtime_error);
  }
}
