#include "server/api/credentials.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

std::string identity_of_head(const RequestHead& head) {
  const auto identity = find_identity(head);
  if (!identity) return "none";
  return identity->access_key + " " + identity->region + " " + identity->service;
}

std::string identity_in(std::string_view header, std::string_view regions = "") {
  RequestHead head{"POST", "/", {}, 11, {{"Authorization", header}}};
  if (!regions.empty()) head.fields.push_back({"X-Amz-Region-Set", regions});
  return identity_of_head(head);
}

std::string identity_in_query(std::string_view target) {
  return identity_of_head({"POST", target, {}, 11, {}});
}

}  // namespace

TEST_CASE("A credential says key, region and service, with blanks after commas or without") {
  for (const auto* header :
       {"AWS4-HMAC-SHA256 Credential=111122223333/20240223/eu-west-1/glue/aws4_request, "
        "SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=111122223333/20240223/eu-west-1/glue/aws4_request,"
        "SignedHeaders=host,Signature=00",
        "AWS4-HMAC-SHA256 SignedHeaders=host, "
        "Credential=111122223333/20240223/eu-west-1/glue/aws4_request"}) {
    CAPTURE(header);
    CHECK(identity_in(header) == "111122223333 eu-west-1 glue");
  }
}

TEST_CASE("What is no credential counts as none") {
  for (const auto* header :
       {"", "X", "Bearer abc", "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=", "AWS4-HMAC-SHA256 Credential=AKID/20240223/eu-west-1/glue",
        "AWS4-HMAC-SHA256 Credential=AKID/20240223/eu-west-1/glue/aws4_request/more",
        "AWS4-HMAC-SHA256 Credential=AKID/20240223/eu-west-1/glue/aws5_request",
        "AWS4-HMAC-SHA256 Credential=AKID/20240223/EU WEST/glue/aws4_request",
        "AWS4-HMAC-SHA256 Credential=AKID/20240223//glue/aws4_request",
        "AWS4-HMAC-SHA256 Credential=AKID/20240223/../glue/aws4_request"}) {
    CAPTURE(header);
    CHECK(identity_in(header) == "none");
  }
}

TEST_CASE("Credentials in the query count as those in the header do") {
  CHECK(identity_in_query("/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                          "111122223333%2F20240223%2Feu-west-1%2Fglue%2Faws4_request&x=y") ==
        "111122223333 eu-west-1 glue");
  CHECK(identity_in_query("/?X-Amz-Credential=AKID/20240223/eu-west-1/glue/aws4_request"
                          "&X-Amz-Algorithm=AWS4-HMAC-SHA256") == "AKID eu-west-1 glue");
  CHECK(identity_in_query("/?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Region-Set=eu-west-1"
                          "&X-Amz-Credential=AKID/20240223/glue/aws4_request") ==
        "AKID eu-west-1 glue");
  for (const auto* target : {"/", "/?X-Amz-Algorithm=AWS4-HMAC-SHA256", "/?X-Amz-Credential=AKID",
                             "/?X-Amz-Credential=AKID/20240223/eu-west-1/glue/aws4_request"}) {
    CHECK(identity_in_query(target) == "none");
  }
}

TEST_CASE("A signature of version 4A names its key, and its regions in a field of their own") {
  constexpr auto header =
      "AWS4-ECDSA-P256-SHA256 Credential=111122223333/20240223/glue/aws4_request, "
      "SignedHeaders=host;x-amz-region-set, Signature=00";
  CHECK(identity_in(header, "eu-west-1") == "111122223333 eu-west-1 glue");
  CHECK(identity_in(header, "*, eu-west-1,us-east-1") == "111122223333 eu-west-1 glue");
  CHECK(identity_in(header, "*") == "111122223333  glue");
  CHECK(identity_in(header) == "111122223333  glue");
  CHECK(
      identity_in("AWS4-ECDSA-P256-SHA256 Credential=AKID/20240223/us-east-1/glue/aws4_request") ==
      "none");
}
