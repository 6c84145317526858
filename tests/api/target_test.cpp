#include "server/api/target.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A target has a service and an operation") {
  const auto target = read_target(" AWSGlue.GetBlueprint ");
  CHECK(target.service == "AWSGlue");
  CHECK(target.operation == "GetBlueprint");
  CHECK(target.is_usable());
  CHECK(read_target("A.B.C").operation == "B.C");
}

TEST_CASE("A target with a half missing is of no use") {
  for (const auto* header : {"", ".", "AWSGlue", "AWSGlue.", ".GetBlueprint"}) {
    CAPTURE(header);
    CHECK_FALSE(read_target(header).is_usable());
  }
}

TEST_CASE("A content type is told without its parameters, in any case") {
  CHECK(read_content_type("application/x-amz-json-1.1") == ContentKind::json_1_1);
  CHECK(read_content_type("application/x-amz-json-1.1; charset=utf-8") == ContentKind::json_1_1);
  CHECK(read_content_type(" Application/X-Amz-Json-1.1 ;x=y") == ContentKind::json_1_1);
  CHECK(read_content_type("application/json") == ContentKind::plain_json);
  for (const auto* header : {"", "application/x-amz-json-1.0", "application/x-amz-json-1.11",
                             "text/plain", "application/x-www-form-urlencoded"}) {
    CAPTURE(header);
    CHECK(read_content_type(header) == ContentKind::not_claimed);
  }
}
