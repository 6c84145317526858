#include "server/archive/parameter_spec.hpp"

#include <doctest/doctest.h>

#include "server/archive/archive_error.hpp"

using namespace glueprint;

namespace {

std::string fault_of(const std::string& cfg) {
  try {
    read_cfg(cfg);
  } catch (const ArchiveError& fault) {
    return fault.what();
  }
  return "no fault";
}

std::string with_parameter(const std::string& parameter) {
  return R"({"layoutGenerator":"a","parameterSpec":{"P":)" + parameter + "}}";
}

}  // namespace

TEST_CASE("A parameter spec is shown as AWS documents it: five keys, nulls, in the file's order") {
  CHECK(read_cfg(R"({"layoutGenerator": "Demo.Layout.generate_layout",
      "parameterSpec": {
        "WorkflowName": {"type": "String", "collection": false},
        "Dpu": {"type": "Integer", "allowedValues": [2, 4, 6], "defaultValue": 2},
        "Keys": {"collection": true, "type": "String", "defaultValue": [""], "regex": "x"}}})")
            .parameter_spec ==
        R"({"WorkflowName":{"type":"String","collection":false,"description":null,)"
        R"("defaultValue":null,"allowedValues":null},"Dpu":{"type":"Integer","collection":false,)"
        R"("description":null,"defaultValue":2,"allowedValues":[2,4,6]},"Keys":{"type":"String",)"
        R"("collection":true,"description":null,"defaultValue":[""],"allowedValues":null}})");
}

TEST_CASE("A blueprint may have no parameters") {
  CHECK(read_cfg(R"({"layoutGenerator":"a"})").parameter_spec == "{}");
  CHECK(read_cfg(R"({"layoutGenerator":"a","parameterSpec":{}})").parameter_spec == "{}");
}

TEST_CASE("A configuration that AWS would not take says what is wrong") {
  CHECK(fault_of("") == "blueprint.cfg is no JSON object");
  CHECK(fault_of("[]") == "blueprint.cfg is no JSON object");
  CHECK(fault_of("{}") == "blueprint.cfg lacks layoutGenerator");
  CHECK(fault_of(R"({"layoutGenerator":"a","parameterSpec":[]})") ==
        "blueprint.cfg: parameterSpec must be an object");
  CHECK(fault_of(with_parameter("1")) == "blueprint.cfg: parameterSpec/P must be an object");
  CHECK(fault_of(with_parameter("{}")).find("parameterSpec/P/type must be one of String, ") !=
        std::string::npos);
  CHECK(fault_of(with_parameter(R"({"type":"Int"})")).find("P/type") != std::string::npos);
  CHECK(fault_of(with_parameter(R"({"type":"String","collection":1})")).find("P/collection") !=
        std::string::npos);
  CHECK(fault_of(with_parameter(R"({"type":"String","description":1})")).find("P/description") !=
        std::string::npos);
  CHECK(
      fault_of(with_parameter(R"({"type":"String","allowedValues":1})")).find("P/allowedValues") !=
      std::string::npos);
  const auto deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(fault_of(with_parameter(deep)) == "blueprint.cfg nests too deep");
  const auto long_text = std::string(131'072, 'x');
  CHECK(fault_of(with_parameter(R"({"type":"String","description":")" + long_text + "\"}")) ==
        "blueprint.cfg: parameterSpec is longer than 131072 characters");
}
