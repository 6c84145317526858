#include "server/account/hidden_secrets.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "core/limits.hpp"

using namespace glueprint;

TEST_CASE("Members that hold secrets are hidden wherever they stand, and nothing else is") {
  constexpr std::string_view body =
      R"({"Name":"c","Properties":{"KAFKA_CLIENT_KEY_PASSWORD":"x","JDBC_URL":"u"},)"
      R"("List":[{"SecretId":"z"}],"AccessKey":{"a":1},"PartitionKeys":["d"]})";
  CHECK(without_secrets(body) ==
        R"x({"AccessKey":"(hidden)","List":[{"SecretId":"(hidden)"}],"Name":"c",)x"
        R"x("PartitionKeys":["d"],"Properties":{"JDBC_URL":"u",)x"
        R"x("KAFKA_CLIENT_KEY_PASSWORD":"(hidden)"}})x");
}

TEST_CASE("What cannot be looked through is not kept") {
  const std::string deep(journal_depth_max, '[');
  for (const std::string& body :
       {std::string{}, std::string{"PASSWORD=x"}, std::string{R"(["PASSWORD"])"},
        R"({"a":)" + deep + std::string(journal_depth_max, ']') + "}"}) {
    CHECK(without_secrets(body).empty());
  }
}
