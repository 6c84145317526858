#include "server/model/patterns.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

struct Sample {
  std::string text;
  bool matches;
};

void check_samples(std::string_view pattern, const std::vector<Sample>& samples) {
  const auto matches = find_predicate(pattern);
  REQUIRE_FALSE(!matches);
  for (const auto& sample : samples) {
    CAPTURE(sample.text);
    CHECK(matches(sample.text) == sample.matches);
  }
}

}  // namespace

TEST_CASE("A pattern that nobody has written a predicate for has none") {
  CHECK(!find_predicate("[a-z]+"));
  CHECK(!find_predicate(""));
}

TEST_CASE("A name holds letters, digits, dot, hyphen and underscore, one at least") {
  check_samples(R"([\.\-_A-Za-z0-9]+)", {{"orders-etl_2.0", true},
                                         {"A", true},
                                         {"", false},
                                         {"bad name", false},
                                         {"a/b", false},
                                         {"name\n", false},
                                         {"a@b", false},
                                         {"a[b", false},
                                         {"a`b", false},
                                         {"a{b", false},
                                         {"na\xC3\xAFve", false},
                                         {std::string{"a\0b", 3}, false}});
}

TEST_CASE("A single line is any text without control characters other than tab") {
  check_samples(R"([\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*)",
                {{"", true},
                 {"two words\tand a tab ~", true},
                 {"\x7F", true},
                 {"\xC2\x80\xC2\x85", true},
                 {"\xE2\x80\xA8", true},
                 {"\xED\x9F\xBF\xEE\x80\x80", true},
                 {"\xEF\xBB\xBF\xEF\xBF\xBD", true},
                 {"\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF", true},
                 {"\xEF\xBF\xBE", false},
                 {"x\xEF\xBF\xBF", false},
                 {"line\n", false},
                 {"\r", false},
                 {"\x1F", false},
                 {std::string{"a\0", 2}, false}});
}

TEST_CASE("An S3 location has a bucket and a key without empty parts") {
  check_samples(R"(^s3://([^/]+)/([^/]+/)*([^/]+)$)", {{"s3://b/k.zip", true},
                                                       {"s3://b/a/b/c.zip", true},
                                                       {"s3://b/line\n", true},
                                                       {"s3://b//k.zip", false},
                                                       {"s3://b/k/", false},
                                                       {"s3:///k", false},
                                                       {"s3://b/", false},
                                                       {"s3://b", false},
                                                       {"s3:///", false},
                                                       {"s3://", false},
                                                       {"S3://b/k", false},
                                                       {"http://b/k", false},
                                                       {" s3://b/k", false},
                                                       {"", false}});
}

TEST_CASE("A role's ARN names a partition of aws, IAM, digits and a role on one line") {
  check_samples(R"(arn:aws[^:]*:iam::[0-9]*:role/.+)",
                {{"arn:aws:iam::123456789012:role/Glue", true},
                 {"arn:aws-us-gov:iam:::role/x", true},
                 {"arn:aws whatever\n:iam::1:role/a/b:c", true},
                 {"arn:aws:iam::1:role/\xC3\xA9", true},
                 {"arn:aws:iam::1:role/", false},
                 {"arn:aws:iam::1:role/a\n", false},
                 {"arn:aws:iam::1:role/a\r", false},
                 {"arn:aws:iam::1:role/a\xC2\x85", false},
                 {"arn:aws:iam::1:role/a\xE2\x80\xA8", false},
                 {"arn:aws:iam::1:role/a\xE2\x80\xA9", false},
                 {"arn:aws:iam::12a:role/x", false},
                 {"arn:aws:iam:us-east-1:1:role/x", false},
                 {"arn:aws:iam::1:user/x", false},
                 {"arn:aws", false},
                 {"arn:aws:iam::1", false},
                 {"arn:other:iam::1:role/x", false},
                 {"", false}});
}

TEST_CASE("A Glue resource's ARN names one of AWS's partitions") {
  check_samples(R"(arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*)",
                {{"arn:aws:glue:us-east-1:123456789012:blueprint/orders-etl", true},
                 {"arn:aws:glue:", true},
                 {"arn:aws-cn:glue:x", true},
                 {"arn:aws-us-gov:glue:x", true},
                 {"arn:aws-iso:glue:x", true},
                 {"arn:aws-iso-b:glue:x", true},
                 {"arn:aws-iso-e:glue:x", true},
                 {"arn:aws-iso-f:glue:x", true},
                 {"arn:aws-iso-c:glue:x", false},
                 {"arn:aws-:glue:x", false},
                 {"arn:aws-eu:glue:x", false},
                 {"arn:aws:glue", false},
                 {"arn:aws:s3:::bucket", false},
                 {"arn:aws:glue:a\nb", false},
                 {"arn:aws", false},
                 {"bad", false},
                 {"", false}});
}
