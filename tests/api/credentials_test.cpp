#include "server/api/credentials.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A credential says key, region and service, with blanks after commas or without") {
  for (const auto* header :
       {"AWS4-HMAC-SHA256 Credential=111122223333/20240223/eu-west-1/glue/aws4_request, "
        "SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=111122223333/20240223/eu-west-1/glue/aws4_request,"
        "SignedHeaders=host,Signature=00",
        "AWS4-HMAC-SHA256 SignedHeaders=host, "
        "Credential=111122223333/20240223/eu-west-1/glue/aws4_request"}) {
    CAPTURE(header);
    const auto credential = find_credential(header);
    REQUIRE(credential.has_value());
    CHECK(credential->access_key == "111122223333");
    CHECK(credential->scope.region == "eu-west-1");
    CHECK(credential->scope.service == "glue");
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
    CHECK_FALSE(find_credential(header).has_value());
  }
}
