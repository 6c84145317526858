#include "server/api/signature_check.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/time/time_text.hpp"
#include "server/model/api_error.hpp"
#include "server/security/signature_v4.hpp"

using namespace glueprint;

namespace {

const Instant now = *read_instant("2026-01-01T12:00:00Z");

constexpr auto with_token = "host;x-amz-date;x-amz-security-token";

// A request as a client signs it; parts of it can be made wrong before and after.
struct SignedRequest {
  std::string target = "/";
  std::string key = "AKIDEXAMPLE";
  std::string secret = "secret";
  std::string time = "20260101T120000Z";
  CredentialScope scope{"20260101", "eu-west-1", "glue", "aws4_request"};
  std::string signed_headers = "host;x-amz-date";
  std::string token;
  std::string body = "{}";

  RequestHead head() const {
    RequestHead head{"POST", target, {}, 11, {{"Host", "localhost:4566"}}};
    if (!time.empty()) head.fields.push_back({"X-Amz-Date", time});
    if (!token.empty()) head.fields.push_back({"X-Amz-Security-Token", token});
    return head;
  }

  std::string authorization() const {
    const auto canonical = canonical_request(head(), signed_headers, body);
    const auto sign = signature(secret, scope, string_to_sign(time, scope, canonical));
    std::string credential = key;
    for (const auto part : {scope.date, scope.region, scope.service, scope.terminator}) {
      credential.append("/").append(part);
    }
    return "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=" + signed_headers +
           ", Signature=" + sign;
  }
};

// `code: message` of what is answered; empty when the request passes.
std::string check(RequestHead head, std::string_view body,
                  const SignatureTimes& times = {now, now}) {
  static const AccessKeys keys{
      {"AKIDEXAMPLE", {"secret"}},
      {"ASIASESSION", {"secret", "token", now + std::chrono::hours{1}}},
  };
  try {
    check_signature(keys, head, body, times, Log::silent());
    return "";
  } catch (const ApiError& error) {
    CHECK(error.status() == 400);
    return error.code() + ": " + error.message().value_or("");
  }
}

std::string check(const SignedRequest& request, const SignatureTimes& times = {now, now}) {
  auto head = request.head();
  const auto authorization = request.authorization();
  head.fields.push_back({"Authorization", authorization});
  return check(head, request.body, times);
}

std::string check_header(const std::string& authorization) {
  const SignedRequest request;
  auto head = request.head();
  if (!authorization.empty()) head.fields.push_back({"Authorization", authorization});
  return check(head, "{}");
}

constexpr auto mismatch =
    "InvalidSignatureException: The request signature we calculated does not match the signature "
    "you provided. Check your AWS Secret Access Key and signing method. Consult the service "
    "documentation for details.";
constexpr auto unrecognized =
    "UnrecognizedClientException: The security token included in the request is invalid.";

}  // namespace

TEST_CASE("A request that is signed with a known key passes") {
  CHECK(check(SignedRequest{}) == "");
  SignedRequest elsewhere;
  elsewhere.target = "/some/path?x=1";
  elsewhere.scope.region = "test-1";
  CHECK(check(elsewhere) == "");
}

TEST_CASE("What is missing is said, in AWS's order") {
  CHECK(check_header("") == "MissingAuthenticationTokenException: Missing Authentication Token");
  CHECK(check_header("X") ==
        "IncompleteSignatureException: Authorization header requires 'Credential' parameter. "
        "Authorization header requires 'Signature' parameter. Authorization header requires "
        "'SignedHeaders' parameter. Authorization=X");
  auto undated = SignedRequest{};
  undated.time = "";
  CHECK(check(undated).find("IncompleteSignatureException: Authorization header requires existence "
                            "of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-") ==
        0);
  SignedRequest both;
  both.target = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256";
  CHECK(check(both) ==
        "InvalidSignatureException: Found both 'X-Amz-Algorithm' as a query-string param and "
        "'Authorization' as HTTP header.");
}

TEST_CASE("What is malformed is said") {
  SignedRequest odd;
  odd.time = "201";
  CHECK(check(odd) ==
        "IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got '201'. See "
        "http://en.wikipedia.org/wiki/ISO_8601");
  SignedRequest unhosted;
  unhosted.signed_headers = "x-amz-date";
  CHECK(check(unhosted) ==
        "InvalidSignatureException: 'Host' or ':authority' must be a 'SignedHeader' in the AWS "
        "Authorization.");
  CHECK(check_header("AWS4-HMAC-SHA25 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0") ==
        "IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only "
        "AWS4-HMAC-SHA256 for now). ");
  CHECK(check_header("AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0") ==
        "IncompleteSignatureException: Credential must have exactly 5 slash-delimited elements, "
        "e.g. keyid/date/region/service/term, got 'a/b/c/d'");
}

TEST_CASE("A signature is good for fifteen minutes before and after, by either clock") {
  using std::chrono::minutes;
  using std::chrono::seconds;
  const auto later = now + minutes{15};
  CHECK(check(SignedRequest{}, {later, later}) == "");
  CHECK(check(SignedRequest{}, {now - minutes{15}, now - minutes{15}}) == "");
  const auto too_late = later + seconds{1};
  CHECK(check(SignedRequest{}, {too_late, too_late}) ==
        "InvalidSignatureException: Signature expired: 20260101T120000Z is now earlier than "
        "20260101T120001Z (20260101T121501Z - 15 min.)");
  const auto too_early = now - minutes{20};
  CHECK(check(SignedRequest{}, {too_early, too_early}) ==
        "InvalidSignatureException: Signature not yet current: 20260101T120000Z is still later "
        "than 20260101T115500Z (20260101T114000Z + 15 min.)");
  const auto far = now + std::chrono::hours{1000};
  CHECK(check(SignedRequest{}, {now, far}) == "");
  CHECK(check(SignedRequest{}, {far, now}) == "");
}

TEST_CASE("A credential has to be scoped to a region, to Glue and to the day") {
  SignedRequest wrong;
  wrong.scope = {"b", "C", "d", "e"};
  CHECK(check(wrong) ==
        "InvalidSignatureException: Credential should be scoped to a valid region, not 'C'. "
        "Credential should be scoped to correct service: 'glue'. Credential should be scoped with "
        "a valid terminator: 'aws4_request', not 'e'. Date in Credential scope does not match "
        "YYYYMMDD from ISO-8601 version of date from HTTP: 'b' != '20260101', from "
        "'20260101T120000Z'.");
}

TEST_CASE("Keys, secrets, bodies and tokens have to be right") {
  SignedRequest unknown;
  unknown.key = "AKIDOTHER";
  CHECK(check(unknown) == unrecognized);
  SignedRequest wrong;
  wrong.secret = "guess";
  CHECK(check(wrong) == mismatch);
  SignedRequest request;
  auto head = request.head();
  const auto authorization = request.authorization();
  head.fields.push_back({"Authorization", authorization});
  CHECK(check(head, "{ }") == mismatch);
  SignedRequest session;
  session.key = "ASIASESSION";
  CHECK(check(session) == unrecognized);
  session.signed_headers = with_token;
  session.token = "other";
  CHECK(check(session) == unrecognized);
  session.token = "token";
  CHECK(check(session) == "");
  SignedRequest needless;
  needless.signed_headers = with_token;
  needless.token = "token";
  CHECK(check(needless) == unrecognized);
}

TEST_CASE("Every x-amz-* field that is there has to be signed") {
  SignedRequest request;
  request.signed_headers = "host";
  CHECK(check(request) ==
        "InvalidSignatureException: 'x-amz-date' must be a 'SignedHeader' in the AWS "
        "Authorization.");
  SignedRequest session;
  session.key = "ASIASESSION";
  session.token = "token";
  session.signed_headers = "host;x-amz-date";
  CHECK(check(session) ==
        "InvalidSignatureException: 'x-amz-security-token' must be a 'SignedHeader' in the AWS "
        "Authorization.");
  const SignedRequest whole;
  auto head = whole.head();
  const auto authorization = whole.authorization();
  head.fields.push_back({"Authorization", authorization});
  head.fields.push_back({"X-AMZ-Target", "AWSGlue.DeleteBlueprint"});
  CHECK(check(head, "{}") ==
        "InvalidSignatureException: 'x-amz-target' must be a 'SignedHeader' in the AWS "
        "Authorization.");
  head.fields.back() = {"amz-sdk-request", "attempt=1"};
  CHECK(check(head, "{}") == "");
}

TEST_CASE("A session expires by emulated time") {
  SignedRequest session;
  session.signed_headers = with_token;
  session.key = "ASIASESSION";
  session.token = "token";
  CHECK(check(session, {now, now + std::chrono::minutes{59}}) == "");
  CHECK(check(session, {now, now + std::chrono::hours{1}}) ==
        "ExpiredTokenException: The security token included in the request is expired");
}

namespace {

// Signs in the query, as presigned URLs do.
std::string check_query(SignedRequest request, const std::string& expires,
                        const SignatureTimes& times = {now, now}, std::string left_out = "") {
  std::string target = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + request.key +
                       "%2F20260101%2Feu-west-1%2Fglue%2Faws4_request&X-Amz-Date=" + request.time +
                       "&X-Amz-SignedHeaders=host" + expires;
  request.signed_headers = "host";
  const RequestHead unsigned_head{"POST", target, {}, 11, {{"Host", "localhost:4566"}}};
  const auto canonical = canonical_request(unsigned_head, "host", request.body);
  target += "&X-Amz-Signature=" + signature(request.secret, request.scope,
                                            string_to_sign(request.time, request.scope, canonical));
  if (const auto place = target.find(left_out); !left_out.empty()) {
    target.replace(place, left_out.size(), left_out + "-Not");
  }
  RequestHead head = unsigned_head;
  head.target = target;
  return check(head, request.body, times);
}

}  // namespace

TEST_CASE("A signature in the query is verified as one in the header is") {
  CHECK(check_query({}, "&X-Amz-Expires=3600") == "");
  CHECK(check_query({}, "") == "");
  SignedRequest wrong;
  wrong.secret = "other";
  CHECK(check_query(wrong, "") == mismatch);
  SignedRequest stranger;
  stranger.key = "AKIDSTRANGER";
  CHECK(check_query(stranger, "") == unrecognized);
  const auto later = now + std::chrono::minutes{50};
  CHECK(check_query({}, "&X-Amz-Expires=3600", {later, later}) == "");
  CHECK(check_query({}, "&X-Amz-Expires=60", {later, later}).find("Signature expired: ") !=
        std::string::npos);
  CHECK(check_query({}, "", {later, later}).find("Signature expired: ") != std::string::npos);
}

TEST_CASE("What a query lacks of its signature is said") {
  for (const std::string name :
       {"X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Signature"}) {
    CAPTURE(name);
    CHECK(check_query({}, "", {now, now}, name) ==
          "IncompleteSignatureException: AWS query-string parameters must include '" + name +
              "'. Re-examine the query-string parameters.");
  }
}
