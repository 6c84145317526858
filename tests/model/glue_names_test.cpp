#include "server/model/glue_names.hpp"

#include <doctest/doctest.h>

#include "server/model/model.hpp"

using namespace glueprint;

TEST_CASE("The list of Glue's operations holds those that are served, and many more") {
  for (const auto& operation : Model::built_in().operations()) {
    CHECK(is_operation_of_glue(operation.name));
  }
  for (const auto* name : {"AssociateGlossaryTerms", "GetJob", "CreateCrawler", "UpdateWorkflow"}) {
    CHECK(is_operation_of_glue(name));
  }
}

TEST_CASE("What nobody has is not in the list") {
  for (const auto* name : {"", "getJob", "GetJob ", "GetJo", "GetJobz", "Zzz", "GetJob\n"}) {
    CHECK_FALSE(is_operation_of_glue(name));
  }
}

TEST_CASE("A target's prefix tells the service that credentials name") {
  CHECK(service_of_target("AWSGlue") == "glue");
  CHECK(service_of_target("DynamoDB_20120810") == "dynamodb");
  CHECK(service_of_target("AWSCognitoIdentityService") == "cognito-identity");
  for (const auto* prefix : {"", "awsglue", "AWSGlu", "AWSGlue2", "Nobody", "~"}) {
    CHECK(service_of_target(prefix).empty());
  }
}
