#include "server/security/signature_v4.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "server/security/digest.hpp"

using namespace glueprint;

namespace {

// AWS's published test suite: its key, its time, and of its requests what decides the signature.
constexpr CredentialScope scope{"20150830", "us-east-1", "service", "aws4_request"};
constexpr auto secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr auto time_of_suite = "20150830T123600Z";

struct Vector {
  const char* name;
  const char* method;
  const char* target;
  std::vector<HeaderField> fields;
  const char* body;
  const char* signed_headers;
  const char* signature;
};

const HeaderField host{"Host", "example.amazonaws.com"};
const HeaderField date{"X-Amz-Date", time_of_suite};
const std::vector<HeaderField> duplicates{
    host, {"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"}, date};
const std::vector<HeaderField> blanks{
    host, {"My-Header1", " value1"}, {"My-Header2", " \"a   b   c\""}, date};
const std::vector<HeaderField> form{
    {"Content-Type", "application/x-www-form-urlencoded"}, host, date};
constexpr auto vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
constexpr auto host_date = "host;x-amz-date";
constexpr auto host_header_date = "host;my-header1;x-amz-date";

const std::vector<Vector>& of_headers() {
  static const std::vector<Vector> all{
      {"get-vanilla", "GET", "/", {host, date}, "", host_date, vanilla},
      {"get-header-key-duplicate", "GET", "/", duplicates, "", host_header_date,
       "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"},
      {"get-header-value-trim", "GET", "/", blanks, "", "host;my-header1;my-header2;x-amz-date",
       "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"},
      {"post-vanilla",
       "POST",
       "/",
       {host, date},
       "",
       host_date,
       "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"},
      {"post-header-value-case",
       "POST",
       "/",
       {host, {"My-Header1", "VALUE1"}, date},
       "",
       host_header_date,
       "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"},
      {"post-x-www-form-urlencoded", "POST", "/", form, "Param1=value1",
       "content-type;host;x-amz-date",
       "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"},
  };
  return all;
}

// The rest of them are GET requests with these two headers.
struct TargetVector {
  const char* target;
  const char* signature;
};

constexpr TargetVector of_targets[] = {
    {"/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
     "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"},
    {"/?Param1=value2&Param1=Value1",
     "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1"},
    {"/?Param2=value2&Param1=value1",
     "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"},
    {"/?Param1=value2&Param1=value1",
     "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"},
    {"/?\xe1\x88\xb4=bar", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"},
    {"/example1/example2/../..", vanilla},
    {"/./", vanilla},
    {"/./example", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"},
    {"//example//", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"},
};

std::string signature_of(const RequestHead& head, std::string_view signed_headers,
                         std::string_view body) {
  const auto canonical = canonical_request(head, signed_headers, body);
  return signature(secret, scope, string_to_sign(time_of_suite, scope, canonical));
}

}  // namespace

TEST_CASE("Signatures are those of AWS's published test suite") {
  for (const auto& vector : of_headers()) {
    CAPTURE(vector.name);
    const RequestHead head{vector.method, vector.target, {}, 11, vector.fields};
    CHECK(signature_of(head, vector.signed_headers, vector.body) == vector.signature);
  }
  for (const auto& vector : of_targets) {
    CAPTURE(vector.target);
    const RequestHead head{"GET", vector.target, {}, 11, {host, date}};
    CHECK(signature_of(head, host_date, "") == vector.signature);
  }
}

TEST_CASE("A canonical request is method, path, query, headers, their names and a hash") {
  const RequestHead head{"POST", "/a%20b?y=1&x", {}, 11, {host, {"A", "  b   c "}}};
  CHECK(canonical_request(head, "a;host;missing", "") ==
        "POST\n/a%2520b\nx=&y=1\na:b c\nhost:example.amazonaws.com\nmissing:\n\na;host;missing\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("Texts are compared whole") {
  CHECK(equals_in_constant_time("", ""));
  CHECK(equals_in_constant_time("abc", "abc"));
  CHECK_FALSE(equals_in_constant_time("abc", "abd"));
  CHECK_FALSE(equals_in_constant_time("abc", "ab"));
  CHECK_FALSE(equals_in_constant_time("ab", "abc"));
}
