#include "server/glue/parameter_checks.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "server/model/api_error.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

std::string wrong(const char* spec, const char* parameters,
                  ParameterChecks checks = ParameterChecks::full) {
  try {
    check_parameters(spec, nlohmann::json::parse(parameters), checks);
  } catch (const ApiError& error) {
    constexpr std::string_view code = "InvalidInputException: ";
    REQUIRE(std::string_view{error.what()}.starts_with(code));
    return error.what() + code.size();
  }
  return "nothing";
}

// Whether a text is of a type of one parameter.
bool fits(const std::string& type, const std::string& value) {
  const auto spec = nlohmann::json{{"P", {{"type", type}}}}.dump();
  const auto parameters = nlohmann::json{{"P", value}}.dump();
  return wrong(spec.c_str(), parameters.c_str()) == "nothing";
}

}  // namespace

TEST_CASE("All that is wrong with parameters is told at once, in the order of blueprint.cfg") {
  const auto* spec = R"({"Zone":{"type":"String"},"Dpu":{"type":"Integer"},"Bucket":)"
                     R"({"type":"S3Bucket"},"Day":{"type":"String","allowedValues":["mon"]},)"
                     R"("Keys":{"type":"Integer","collection":true},"Area":{"type":"String"}})";
  const auto* given = R"({"Dpu":"2","Bucket":"s3://b","Day":"tue","Keys":[1,"2"],"Area":"x"})";
  CHECK(wrong(spec, given) ==
        "Parameter Zone is required. Parameter Dpu must be of type Integer. Parameter Bucket must "
        "be the name of an Amazon S3 bucket. Parameter Day must be one of its allowed values. "
        "Parameter Keys must be of type Integer.");
  CHECK(wrong(spec, given, ParameterChecks::types) ==
        "Parameter Zone is required. Parameter Dpu must be of type Integer. Parameter Keys must be "
        "of type Integer.");
}

TEST_CASE("A value that is the default of its parameter is good") {
  const auto* spec = R"({"Path":{"type":"S3Uri","defaultValue":""},"List":{"type":"S3Uri",)"
                     R"("collection":true,"defaultValue":[""]}})";
  CHECK(wrong(spec, R"({"Path":"","List":[""]})") == "nothing");
  CHECK(wrong(spec, R"({"Path":"x"})") ==
        "Parameter Path must be a complete Amazon S3 path, beginning with s3://.");
  CHECK(wrong(spec, R"({"List":["s3://bucket/a",""]})") != "nothing");
}

TEST_CASE("The types of S3 and IAM are held to their documented forms") {
  for (const auto* good :
       {"s3://bucket", "s3://bucket/", "s3://bucket/a//b c/*", "s3://a.b-c1/x"}) {
    CAPTURE(std::string{good});
    CHECK(fits("S3Uri", good));
  }
  for (const auto* bad : {"", "bucket/key", "s3:/bucket/a", "s3://", "s3:///a", "S3://bucket/a",
                          "https://bucket/a", "s3://Bucket/a", "s3://b/a", "s3://-ab/a"}) {
    CAPTURE(std::string{bad});
    CHECK_FALSE(fits("S3Uri", bad));
  }
  CHECK(fits("S3Bucket", "my.bucket-1"));
  CHECK(fits("S3Bucket", std::string(63, 'a')));
  for (const auto& bad : {std::string{"my_bucket"}, std::string{"a..b"}, std::string{"ab"},
                          std::string{"abc/"}, std::string(64, 'a')}) {
    CAPTURE(bad);
    CHECK_FALSE(fits("S3Bucket", bad));
  }
  CHECK(fits("IAMRoleArn", "arn:aws-cn:iam::123456789012:role/service-role/x"));
  for (const auto* bad : {"GlueRole", "arn:aws:iam::1:role/", "arn:aws:iam::1:user/x",
                          "arn:aws:iam::x:role/a", "arn:aws:s3::1:role/a", "arn:aws"}) {
    CAPTURE(std::string{bad});
    CHECK_FALSE(fits("IAMRoleArn", bad));
  }
  CHECK(fits("IAMRoleName", "Glue_Role+=,.@-1"));
  for (const auto& bad : {std::string{}, std::string{"a b"}, std::string{"arn:aws:iam::1:role/x"},
                          std::string(65, 'a')}) {
    CAPTURE(bad);
    CHECK_FALSE(fits("IAMRoleName", bad));
  }
}

TEST_CASE("--parameter-checks says what a run's parameters are held to") {
  for (const auto& [checks, wrong_form, wrong_type] :
       {std::tuple{ParameterChecks::full, 400U, 400U},
        std::tuple{ParameterChecks::types, 200U, 400U},
        std::tuple{ParameterChecks::off, 200U, 200U}}) {
    Options options;
    options.parameter_checks = checks;
    Emulated server{options};
    Blueprint blueprint;
    blueprint.name = "orders";
    blueprint.phases = "ACTIVE";
    blueprint.parameter_spec = R"({"Path":{"type":"S3Uri"}})";
    server.service().store().blueprints.insert(default_world, blueprint, {});
    const auto start = [&server](const char* parameters) {
      const nlohmann::json input{{"BlueprintName", "orders"},
                                 {"Parameters", parameters},
                                 {"RoleArn", "arn:aws:iam::1:role/Glue"}};
      return server.call("StartBlueprintRun", input.dump()).status;
    };
    CHECK(start(R"({"Path":"x"})") == wrong_form);
    CHECK(start("[]") == wrong_type);
  }
}
