#include "core/partitions.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A region's name tells its partition") {
  CHECK(partition_of("us-east-1").name == "aws");
  CHECK(partition_of("eu-isolated-1").name == "aws");
  CHECK(partition_of("test-1").name == "aws");
  CHECK(partition_of("").name == "aws");
  CHECK(partition_of("cn-northwest-1").name == "aws-cn");
  CHECK(partition_of("cn-northwest-1").dns_suffix == "amazonaws.com.cn");
  CHECK(partition_of("us-gov-east-1").name == "aws-us-gov");
  CHECK(partition_of("us-iso-west-1").name == "aws-iso");
  CHECK(partition_of("us-isob-west-1").name == "aws-iso-b");
  CHECK(partition_of("eu-isoe-west-1").name == "aws-iso-e");
  CHECK(partition_of("us-isof-east-1").name == "aws-iso-f");
  CHECK(partition_of("eusc-de-east-1").name == "aws-eusc");
}
