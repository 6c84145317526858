#include "server/gateway/request_guard.hpp"

#include <stdexcept>
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

}  // namespace

TEST_CASE("names that cannot be taken from us by a web page are let in") {
  const RequestGuard request_guard{"localhost", {}, {}};
  for (const std::string host :
       {"localhost", "LocalHost:4566", "localhost.", "a.localhost:1", "glueprint",
        "my_service:4566", "127.0.0.1:4566", "127.1.2.3", "[::1]:4566",
        "glue.us-east-1.amazonaws.com", "host.docker.internal:4566"}) {
    CAPTURE(host);
    CHECK(status_for_host(request_guard, host) == 200);
  }
}

TEST_CASE("other names are kept out") {
  const RequestGuard request_guard{"localhost", {}, {}};
  for (const std::string host :
       {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:4566",
        "10.0.0.1", "192.168.1.2:4566", "0.0.0.0", "[2001:db8::1]", "127.1", "evillocalhost.com",
        "glue.amazonaws.com", "glue..amazonaws.com.evil.example", "xglue.us-east-1.amazonaws.com",
        "s3.us-east-1.amazonaws.com", "evil.host.docker.internal", "", "a b"}) {
    CAPTURE(host);
    CHECK(status_for_host(request_guard, host) == 403);
  }
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

TEST_CASE("a flag that names no host or no origin is an error") {
  for (const std::string host : {"", "a b", "http://a", "a:80", "*", "a..b", ".a"}) {
    CAPTURE(host);
    CHECK_THROWS_AS((RequestGuard{"localhost", {host}, {}}), std::invalid_argument);
  }
  for (const std::string origin : {"", "a", "http://", "://a", "http://a/b", "*", "null"}) {
    CAPTURE(origin);
    CHECK_THROWS_AS((RequestGuard{"localhost", {}, {origin}}), std::invalid_argument);
  }
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
