#include "server/api/asker.hpp"

#include <string>
#include <utility>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

constexpr HeaderField form{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"};
constexpr HeaderField invocation{"amz-sdk-invocation-id", "d8e2"};

RequestHead head_of(std::vector<HeaderField> fields, std::string_view target = "/") {
  RequestHead head;
  head.method = "POST";
  head.target = target;
  head.fields = std::move(fields);
  return head;
}

Asker signed_for(const std::string& service, std::vector<HeaderField> fields = {},
                 std::string_view target = "/") {
  const auto authorization = "AWS4-HMAC-SHA256 Credential=AKID/20240223/eu-west-1/" + service +
                             "/aws4_request, Signature=0";
  fields.push_back({"Authorization", authorization});
  auto asker = read_asker(head_of(std::move(fields), target), "");
  CHECK(asker.service == service);
  asker.service = {};
  return asker;
}

}  // namespace

TEST_CASE("The scope of a credential tells the service, and the service its protocol") {
  for (const auto& row : {std::pair{"sts", Dialect::query},
                          {"ec2", Dialect::ec2},
                          {"s3", Dialect::s3},
                          {"route53", Dialect::rest_xml},
                          {"lambda", Dialect::rest_json},
                          {"invented-tomorrow", Dialect::rest_json}}) {
    const auto& service = row.first;
    const auto& dialect = row.second;
    CAPTURE(service);
    const auto asker = signed_for(service);
    CHECK(asker.dialect == dialect);
    CHECK(asker.is_of_another_service);
  }
  const auto ours = signed_for("glue");
  CHECK(ours.dialect == Dialect::json_1_1);
  CHECK_FALSE(ours.is_of_another_service);
}

TEST_CASE("What a request says of its form counts more than its service") {
  CHECK(signed_for("sqs", {{"Content-Type", "application/x-amz-json-1.0"}}).dialect ==
        Dialect::json_1_0);
  CHECK(signed_for("monitoring", {{"smithy-protocol", "rpc-v2-cbor"}}).dialect == Dialect::cbor);
  CHECK(signed_for("kinesis", {{"Content-Type", "application/x-amz-cbor-1.1"}}).dialect ==
        Dialect::cbor);
  CHECK(signed_for("invented", {form}).dialect == Dialect::query);
  CHECK(signed_for("ec2", {form}).dialect == Dialect::ec2);
  CHECK(signed_for("s3", {}, "/v20180820/jobs").dialect == Dialect::rest_xml);
}

TEST_CASE("A credential counts in a query, encoded or not, and without a region") {
  for (const auto* target :
       {"/?X-Amz-Credential=AKID/20240223/us-east-1/sts/aws4_request",
        "/?a=b&X-Amz-Credential=AKID%2F20240223%2Fus-east-1%2fsts%2Faws4_request"
        "&X-Amz-Date=x"}) {
    const auto asker = read_asker(head_of({}, target), "");
    CHECK(asker.service == "sts");
    CHECK(asker.dialect == Dialect::query);
  }
  const HeaderField without_region{"Authorization",
                                   "AWS4-ECDSA-P256-SHA256 Credential=A/20240223/s3/aws4_request"};
  CHECK(read_asker(head_of({without_region}), "").service == "s3");
  CHECK(read_asker(head_of({{"Authorization", "AWS AKID:c2ln"}}), "").dialect == Dialect::s3);
}

TEST_CASE("Unsigned requests are told by target, Action or what SDKs add") {
  const auto by_target =
      read_asker(head_of({{"X-Amz-Target", "AWSCognitoIdentityService.GetId"}}), "");
  CHECK(by_target.service == "cognito-identity");
  CHECK(by_target.dialect == Dialect::json_1_1);
  const auto by_action =
      read_asker(head_of({form}), "Version=2011-06-15&Action=AssumeRoleWithWebIdentity");
  CHECK(by_action.dialect == Dialect::query);
  CHECK(by_action.is_of_another_service);
  CHECK(read_asker(head_of({form}), "Action=DescribeRegions&Version=2016-11-15").dialect ==
        Dialect::ec2);
  CHECK(read_asker(head_of({invocation, {"x-amz-sso_bearer_token", "t"}}), "").dialect ==
        Dialect::rest_json);
  CHECK(read_asker(head_of({invocation, {"Content-Type", "application/json"}}), "").dialect ==
        Dialect::rest_json);
  CHECK(read_asker(head_of({invocation}), "").dialect == Dialect::s3);
}

TEST_CASE(
    "What is no client of AWS has no protocol, and nobody else's target is another service's") {
  for (const auto& fields : std::vector<std::vector<HeaderField>>{
           {},
           {form},
           {{"Authorization", "Basic eA=="}},
           {{"Content-Type", "application/json"}},
           {{"Authorization", "AWS4-HMAC-SHA256 Credential=AKID"}}}) {
    const auto asker = read_asker(head_of(fields), "a=b&Actions=c");
    CHECK_FALSE(asker.dialect);
    CHECK_FALSE(asker.is_of_another_service);
  }
  const auto nobody = read_asker(head_of({{"X-Amz-Target", "Nobody.Knows"}}), "{}");
  CHECK(nobody.dialect == Dialect::json_1_1);
  CHECK_FALSE(nobody.is_of_another_service);
}
