#include "server/api/dialect_error.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

Response written_in(Dialect dialect, unsigned status = 403) {
  Response response{.body = "left over"};
  write_dialect_error(response, dialect, {"AccessDeniedException", "a <b> & \x01!", status},
                      nullptr, "id-1");
  CHECK(response.status == status);
  return response;
}

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view said =
    "<Code>AccessDeniedException</Code><Message>a &lt;b&gt; &amp; ?!</Message>";

}  // namespace

TEST_CASE("Each family of clients gets an error in its own form, with what XML takes") {
  CHECK(written_in(Dialect::json_1_0).fields.find("Content-Type") == "application/x-amz-json-1.0");
  CHECK(written_in(Dialect::json_1_1).body ==
        "{\"__type\":\"AccessDeniedException\",\"Message\":\"a <b> & \\u0001!\"}");
  CHECK(written_in(Dialect::rest_json).fields.find("x-amzn-errortype") == "AccessDeniedException");
  CHECK(written_in(Dialect::query).body ==
        std::string{xml} + "<ErrorResponse><Error><Type>Sender</Type>" + std::string{said} +
            "</Error><RequestId>id-1</RequestId></ErrorResponse>");
  CHECK(written_in(Dialect::rest_xml, 500).body.find("<Type>Receiver</Type>") != std::string::npos);
  CHECK(written_in(Dialect::ec2).body ==
        std::string{xml} + "<Response><Errors><Error>" + std::string{said} +
            "</Error></Errors><RequestID>id-1</RequestID></Response>");
  CHECK(written_in(Dialect::s3).body ==
        std::string{xml} + "<Error>" + std::string{said} + "<RequestId>id-1</RequestId></Error>");
}

TEST_CASE("A client that reads CBOR gets a status") {
  const auto response = written_in(Dialect::cbor);
  CHECK(response.body.empty());
  CHECK(response.fields.find("smithy-protocol") == "rpc-v2-cbor");
}
