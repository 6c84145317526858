#include "server/gateway/refusals.hpp"

#include <string>

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

constexpr HeaderField aws_json{"Content-Type", "application/x-amz-json-1.1"};
constexpr HeaderField evil_origin{"Origin", "https://evil.example"};
constexpr HeaderField signed_for_sts{
    "Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20240223/us-east-1/sts/aws4_request"};
constexpr HeaderField signed_for_glue{
    "Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20240223/us-east-1/glue/aws4_request"};

bool has_hint(const Answer& answer, std::string_view text) {
  const auto place = answer.fields.find("x-glueprint-hint: ");
  return place != std::string::npos && answer.fields.find(text, place) != std::string::npos;
}

}  // namespace

TEST_CASE("A refused client of AWS JSON reads the refusal as an error, with the same status") {
  Emulated server;
  for (const auto& mark :
       {aws_json, HeaderField{"X-Amz-Target", "AWSGlue.GetBlueprint"}, signed_for_glue}) {
    const auto answer = server.send("POST", {mark, evil_origin}, "{}");
    CHECK(answer.status == 403);
    CHECK(answer.error() == "AccessDeniedException");
    CHECK(answer.json().at("Message").get<std::string>().find("--allow-origin") !=
          std::string::npos);
    CHECK(has_hint(answer, "--allow-origin"));
  }
  const auto encoded = server.send("POST", {aws_json, {"Content-Encoding", "gzip"}}, "{}");
  CHECK(encoded.status == 415);
  CHECK(encoded.error() == "MalformedHttpRequestException");
}

TEST_CASE("A refused client of another service reads it in its own form; others get one line") {
  Emulated server;
  const auto for_sts = server.send("POST", {signed_for_sts, evil_origin}, "");
  CHECK(for_sts.status == 403);
  CHECK(for_sts.body.find("<ErrorResponse><Error>") != std::string::npos);
  for (const auto* target : {"/", "/_glueprint/health"}) {
    const auto plain = server.send("GET", {evil_origin}, "", target);
    CHECK(plain.status == 403);
    CHECK(plain.body.starts_with("Origin \"https://evil.example\" may not use this server"));
    CHECK(plain.body.find('\n') == plain.body.size() - 1);
  }
}

TEST_CASE("What HTTP itself forbids is told in the asker's form, without a hint of ours") {
  Exchange exchange;
  exchange.request.target = "/";
  exchange.request.fields = {aws_json};
  Emulated server;
  server.service().gateway().refuse(exchange, {408, "the body of the request took longer"});
  CHECK(exchange.response.status == 408);
  CHECK(exchange.response.body ==
        R"({"__type":"RequestTimeoutException","message":"the body of the request took longer"})");
  CHECK(exchange.response.fields.find("x-glueprint-hint"));
  server.service().gateway().refuse(exchange, {400, "there is more than one Host"});
  CHECK(exchange.response.body.find("MalformedHttpRequestException") != std::string::npos);
  CHECK_FALSE(exchange.response.fields.find("x-glueprint-hint"));
}

TEST_CASE("Requests and refusals are counted by kind") {
  Emulated server;
  const auto counted = [&](const std::string& line) {
    const auto text = server.admin("GET", "metrics").body;
    CHECK(text.ends_with('\n'));
    return text.find("\n" + line + "\n") != std::string::npos;
  };
  CHECK(counted("glueprint_requests_total{to=\"api\"} 0"));
  CHECK(counted("glueprint_refusals_total{reason=\"tls\"} 0"));
  server.send("POST", {evil_origin}, "");
  server.send("POST", {{"Sec-Fetch-Site", "cross-site"}}, "");
  server.send("POST", {{"Content-Encoding", "gzip"}}, "");
  server.send("POST", {aws_json, aws_json}, "");
  server.call("ListBlueprints", "{}");
  Exchange exchange;
  exchange.request.target = "/";
  server.service().gateway().refuse(exchange, {413, "too large"});
  CHECK(exchange.response.body.empty());
  server.service().gateway().refuse(exchange, {431, "too many fields"});
  CHECK(counted("glueprint_refusals_total{reason=\"origin\"} 2"));
  CHECK(counted("glueprint_refusals_total{reason=\"content_encoding\"} 1"));
  CHECK(counted("glueprint_refusals_total{reason=\"repeated_field\"} 1"));
  CHECK(counted("glueprint_refusals_total{reason=\"body_too_large\"} 1"));
  CHECK(counted("glueprint_refusals_total{reason=\"head_too_large\"} 1"));
  CHECK(counted("glueprint_requests_total{to=\"api\"} 1"));
}
