#include "server/gateway/request_guard.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "core/text/host_name.hpp"

using namespace glueprint;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

RequestHead head_with(const Fields& fields, std::string_view method = "POST") {
  RequestHead head;
  head.method = method;
  head.target = "/";
  for (const auto& [name, value] : fields) head.fields.push_back({name, value});
  return head;
}

unsigned status_of(const RequestGuard& request_guard, const RequestHead& head) {
  const auto refusal = request_guard.refuse(head);
  return refusal ? refusal->status : 200;
}

std::string cors_fields(const RequestGuard& request_guard, const RequestHead& head) {
  FieldList fields;
  request_guard.add_cors_fields(head, fields);
  return std::string{fields.text()};
}

unsigned status_for_host(const RequestGuard& request_guard, const std::string& host) {
  const Fields fields{{"Host", host}};
  return status_of(request_guard, head_with(fields));
}

// Names by class, and who may use them: servers on the loopback, or only those on a network.
const std::vector<std::string> safe_names{
    // this machine
    "localhost", "LocalHost:4566", "localhost:", "localhost.", "a.localhost:1", "b.a.localhost",
    "127.0.0.1:4566", "127.1.2.3", "[::1]:4566",
    // one label
    "glueprint", "my_service:4566", "a1", "0xen",
    // LocalStack's
    "localhost.localstack.cloud:4566", "glue.us-east-1.localhost.localstack.cloud",
    // private names
    "host.docker.internal:4566", "host.containers.internal", "a.b.internal", "glueprint.test",
    // Glue's, of each partition
    "glue.us-east-1.amazonaws.com", "GLUE.us-gov-west-1.amazonaws.com:443",
    "glue-fips.us-gov-west-1.amazonaws.com", "glue.eu-west-1.api.aws",
    "glue-fips.us-east-1.api.aws", "glue.cn-north-1.amazonaws.com.cn",
    "glue.cn-north-1.api.amazonwebservices.com.cn", "glue.us-iso-east-1.c2s.ic.gov",
    "glue.us-iso-east-1.api.aws.ic.gov", "glue.us-isob-east-1.sc2s.sgov.gov",
    "glue.us-isob-east-1.api.aws.scloud", "glue.eu-isoe-west-1.cloud.adc-e.uk",
    "glue.eu-isoe-west-1.api.cloud-aws.adc-e.uk", "glue.us-isof-east-1.csp.hci.ic.gov",
    "glue.us-isof-south-1.api.aws.hci.ic.gov", "glue.eusc-de-east-1.amazonaws.eu",
    "glue.eusc-de-east-1.api.amazonwebservices.eu",
    "vpce-0a1b-2c3d.glue.us-east-1.vpce.amazonaws.com",
    "vpce-0a1b-2c3d-us-east-1a.glue.us-east-1.vpce.amazonaws.com",
    "vpce-0a1b-2c3d.glue-fips.us-gov-west-1.vpce.amazonaws.com",
    "vpce-0a1b-2c3d.glue.cn-north-1.vpce.amazonaws.com.cn"};
const std::vector<std::string> safe_names_on_a_network{
    "glueprint.default.svc", "glueprint.default.svc.cluster.local:4566",
    "glueprint.project_default", "glueprint.my_app_net:4566"};
const std::vector<std::string> foreign_names{
    "evil.example", "evil.example:4566", "localhost.evil.example", "127.0.0.1.evil.example",
    "evillocalhost.com", "xlocalhost.localstack.cloud", "localstack.cloud",
    "localhost.localstack.cloud.evil.example", "evil.example.internal.com", "xinternal.com",
    "evil.xtest", "evil.local", "cluster.local", "evil.cluster.local",
    // AWS's, and not Glue's
    "amazonaws.com", "glue.amazonaws.com", "glue.api.aws", "s3.us-east-1.amazonaws.com",
    "xglue.us-east-1.amazonaws.com", "glue.evil.us-east-1.amazonaws.com", "glue.us-east-1.evil.aws",
    "glue.us-east-1.xamazonaws.com", "glue.us-east-1.amazonaws.com.evil", "glue..amazonaws.com",
    "glue..amazonaws.com.evil.example", "glue.us-east-1.amazonaws.org",
    "vpce-1.vpce-svc-2.us-east-1.vpce.amazonaws.com", "evil.glue.us-east-1.vpce.amazonaws.com",
    "vpce-1.glue.us-east-1.amazonaws.com", "vpce-1.x.glue.us-east-1.vpce.amazonaws.com",
    "vpce-1.glue.us-east-1.vpce.api.aws", "bucket.s3.amazonaws.com",
    // an underscore elsewhere
    "evil_.example", "a_b.evil.example"};
const std::vector<std::string> no_names{"",
                                        ".",
                                        "a b",
                                        ".localhost",
                                        "..localhost",
                                        "a..localhost",
                                        "localhost..",
                                        ".internal",
                                        "internal..",
                                        ".svc",
                                        "._",
                                        "evil.com%00.localhost",
                                        "evil.com/.localhost",
                                        "evil.com?.localhost",
                                        "evil.com#.localhost",
                                        "evil.com@localhost",
                                        "evil.com\\.localhost",
                                        "localhost:evil.com",
                                        "u:p@localhost",
                                        "localhost:80:80",
                                        "[localhost]",
                                        "[127.0.0.1]",
                                        "[::1",
                                        "[::1]x",
                                        "2130706433",
                                        "2130706433:4566",
                                        "0x7f000001",
                                        "0X7F.1",
                                        "0x",
                                        "127.1",
                                        "017700000001",
                                        "\xC3\xA9.localhost",
                                        "*.localhost",
                                        "evil,localhost"};

void check_all(const RequestGuard& request_guard, const std::vector<std::string>& hosts,
               unsigned status) {
  for (const auto& host : hosts) {
    CAPTURE(host);
    CHECK(status_for_host(request_guard, host) == status);
  }
}

}  // namespace

TEST_CASE("names that cannot be taken from us by a web page are let in") {
  const RequestGuard on_loopback{"localhost", {}, {}};
  check_all(on_loopback, safe_names, 200);
  check_all(on_loopback, safe_names_on_a_network, 403);
  const RequestGuard on_network{"0.0.0.0", {}, {}};
  check_all(on_network, safe_names, 200);
  check_all(on_network, safe_names_on_a_network, 200);
}

TEST_CASE("other names are kept out, and what is no name") {
  const std::string with_nul{"evil.example\0.localhost", 23};
  for (const std::string listen_host : {"localhost", "0.0.0.0"}) {
    const RequestGuard request_guard{listen_host, {}, {}};
    check_all(request_guard, foreign_names, 403);
    check_all(request_guard, no_names, 403);
    CHECK(status_for_host(request_guard, with_nul) == 403);
  }
  check_all(RequestGuard{"localhost", {}, {}},
            {"10.0.0.1", "192.168.1.2:4566", "0.0.0.0", "[2001:db8::1]"}, 403);
}

TEST_CASE("all names below a suffix can be allowed") {
  const RequestGuard request_guard{"localhost", {"*.Example.org", "10.1.2.3", "2001:DB8::1"}, {}};
  check_all(
      request_guard,
      {"a.example.org", "B.A.example.org:1", "a.example.org.", "10.1.2.3:80", "[2001:db8::1]:80"},
      200);
  check_all(request_guard,
            {"example.org", ".example.org", "a..example.org", "a%00.example.org", "xexample.org",
             "example.org.evil", "a.example.org.evil", "10.1.2.4"},
            403);
}

TEST_CASE("bound to more than the loopback, any address is let in") {
  for (const std::string listen_host : {"0.0.0.0", "::", "10.0.0.1"}) {
    const RequestGuard request_guard{listen_host, {}, {}};
    CHECK(status_for_host(request_guard, "10.0.0.1:4566") == 200);
    CHECK(status_for_host(request_guard, "[2001:db8::1]") == 200);
    CHECK(status_for_host(request_guard, "evil.example") == 403);
  }
  for (const std::string listen_host : {"localhost", "127.0.0.1", "::1", "127.9.9.9"}) {
    CHECK(status_for_host(RequestGuard{listen_host, {}, {}}, "10.0.0.1") == 403);
  }
}

TEST_CASE("a host can be allowed, and the refusal says how") {
  const RequestGuard request_guard{"localhost", {"Dev.Example"}, {}};
  CHECK(status_for_host(request_guard, "dev.example:4566") == 200);
  CHECK(status_for_host(request_guard, "DEV.example") == 200);
  CHECK(status_for_host(request_guard, "x.dev.example") == 403);
  const Fields fields{{"Host", "evil\x01.example"}};
  const std::string message = request_guard.refuse(head_with(fields))->message;
  CHECK(message.find("Host \"evil\\x01.example\"") != std::string::npos);
  CHECK(message.find("--allow-host") != std::string::npos);
}

TEST_CASE("the authority of an absolute target is held to the same rule as Host") {
  const RequestGuard request_guard{"localhost", {}, {}};
  const Fields fields{{"Host", "localhost"}};
  auto head = head_with(fields);
  head.authority = "localhost:4566";
  CHECK(status_of(request_guard, head) == 200);
  head.authority = "evil.example";
  CHECK(status_of(request_guard, head) == 403);
}

TEST_CASE("HTTP/1.0 without Host is let in") {
  const RequestGuard request_guard{"localhost", {}, {}};
  CHECK(status_of(request_guard, head_with({})) == 200);
}

TEST_CASE("a page of another origin is kept out") {
  const RequestGuard request_guard{"localhost", {}, {"http://app.example:3000/"}};
  const auto status = [&request_guard](const std::string& origin) {
    const Fields fields{{"Host", "localhost:4566"}, {"Origin", origin}};
    return status_of(request_guard, head_with(fields));
  };
  CHECK(status("http://localhost:4566") == 200);
  CHECK(status("http://app.example:3000") == 200);
  for (const std::string origin :
       {"null", "", "http://localhost", "http://localhost:3000", "https://localhost:4566",
        "http://evil.example", "http://app.example", "http://127.0.0.1:4566",
        "http://localhost:4566.evil.example"}) {
    CAPTURE(origin);
    CHECK(status(origin) == 403);
  }
  const Fields two{{"Host", "localhost"}, {"Origin", "http://localhost"}, {"Origin", "null"}};
  CHECK(status_of(request_guard, head_with(two)) == 403);
}

TEST_CASE(
    "what a browser calls cross-site is kept out, but for the console's page and allowed origins") {
  const RequestGuard request_guard{"localhost", {}, {"http://app.example"}};
  Fields fields{{"Host", "localhost"}, {"sec-fetch-site", "cross-site"}};
  CHECK(status_of(request_guard, head_with(fields, "GET")) == 403);
  fields.emplace_back("Sec-Fetch-Mode", "navigate");
  fields.emplace_back("Sec-Fetch-Dest", "document");
  CHECK(status_of(request_guard, head_with(fields, "GET")) == 200);
  CHECK(status_of(request_guard, head_with(fields, "POST")) == 403);
  auto elsewhere = head_with(fields, "GET");
  elsewhere.target = "/_glueprint/export";
  CHECK(status_of(request_guard, elsewhere) == 403);
  fields.back().second = "iframe";
  CHECK(status_of(request_guard, head_with(fields, "GET")) == 403);
  const Fields allowed{
      {"Host", "localhost"}, {"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://app.example"}};
  CHECK(status_of(request_guard, head_with(allowed)) == 200);
  const Fields same{{"Host", "localhost"}, {"Sec-Fetch-Site", "same-origin"}};
  CHECK(status_of(request_guard, head_with(same)) == 200);
}

TEST_CASE("an encoded body is 415") {
  const RequestGuard request_guard{"localhost", {}, {}};
  const auto status = [&request_guard](const std::string& coding) {
    const Fields fields{{"Host", "localhost"}, {"Content-Encoding", coding}};
    return status_of(request_guard, head_with(fields));
  };
  CHECK(status("identity") == 200);
  CHECK(status("amz-1.0") == 200);
  CHECK(status("AMZ-1.0") == 200);
  CHECK(status("") == 200);
  CHECK(status("amz-1.0, identity") == 200);
  CHECK(status("amz-1.0, gzip") == 415);
  CHECK(status("amz-1.1") == 415);
  CHECK(status("gzip") == 415);
  CHECK(status("identity, gzip") == 415);
  CHECK(status("aws-chunked") == 415);
}

TEST_CASE("only an allowed origin gets CORS fields") {
  const RequestGuard request_guard{"localhost", {}, {"http://app.example"}};
  Fields fields{{"Host", "localhost"}, {"Origin", "http://app.example"}};
  CHECK(cors_fields(request_guard, head_with(fields)) ==
        "Access-Control-Allow-Origin: http://app.example\r\n"
        "Access-Control-Expose-Headers: x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,"
        "x-amz-id-2,x-amzn-ErrorMessage,Date\r\n");
  fields.emplace_back("Access-Control-Request-Method", "POST");
  fields.emplace_back("Access-Control-Request-Headers", "x-amz-target,authorization");
  CHECK_FALSE(request_guard.is_preflight(head_with(fields, "POST")));
  CHECK(request_guard.is_preflight(head_with(fields, "OPTIONS")));
  CHECK(cors_fields(request_guard, head_with(fields, "OPTIONS")) ==
        "Access-Control-Allow-Origin: http://app.example\r\n"
        "Access-Control-Allow-Headers: x-amz-target,authorization\r\n"
        "Access-Control-Allow-Methods: POST\r\n"
        "Access-Control-Max-Age: 172800\r\n");
  fields[1].second = "http://localhost";
  CHECK_FALSE(request_guard.is_preflight(head_with(fields, "OPTIONS")));
  CHECK(cors_fields(request_guard, head_with(fields, "OPTIONS")).empty());
  CHECK(cors_fields(request_guard, head_with({})).empty());
}

TEST_CASE("Two of a field that says what the request is are refused, whether they agree or not") {
  const RequestGuard request_guard{"localhost", {}, {}};
  const std::string value = "AWSGlue.GetBlueprint";
  for (const std::string name :
       {"X-Amz-Target", "x-amz-target", "Content-Type", "Authorization", "X-Amz-Security-Token"}) {
    const Fields two{{name, value}, {name, value}};
    const auto refusal = request_guard.refuse(head_with(two));
    REQUIRE(refusal);
    CHECK(refusal->status == 400);
    CHECK(refusal->reason() == RefusalReason::repeated_field);
    const Fields one{{name, value}};
    CHECK(status_of(request_guard, head_with(one)) == 200);
  }
  const Fields others{{"Accept", "a"}, {"Accept", "b"}};
  CHECK(status_of(request_guard, head_with(others)) == 200);
}
