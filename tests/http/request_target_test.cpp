#include "server/http/request_target.hpp"

#include <string>

#include <doctest/doctest.h>

#include "server/exchange/refusal.hpp"

using namespace glueprint;

namespace {

RequestHead resolved(std::string_view method, std::string_view target) {
  RequestHead head;
  head.method = method;
  head.target = target;
  resolve_target(head);
  return head;
}

}  // namespace

TEST_CASE("a target in origin form stays as it is") {
  for (const std::string_view target : {"/", "/a?b=c", "/with_\"quotes\"|#fragment", "//x"}) {
    CAPTURE(target);
    const auto head = resolved("GET", target);
    CHECK(head.target == target);
    CHECK(head.authority.empty());
  }
}

TEST_CASE("a target in absolute form gives authority and path") {
  struct Case {
    std::string_view target, authority, path;
  };
  const Case cases[] = {{"http://localhost:4566/a?b", "localhost:4566", "/a?b"},
                        {"HTTP://localhost", "localhost", "/"},
                        {"https://[::1]:1/", "[::1]:1", "/"},
                        {"http://localhost?a=/b", "localhost", "/"},
                        {"http://user:pass@evil.example/x", "evil.example", "/x"},
                        {"http://a@b@evil.example/x", "evil.example", "/x"}};
  for (const auto& expected : cases) {
    CAPTURE(expected.target);
    const auto head = resolved("POST", expected.target);
    CHECK(head.authority == expected.authority);
    CHECK(head.target == expected.path);
  }
}

TEST_CASE("an asterisk goes with OPTIONS only") {
  CHECK(resolved("OPTIONS", "*").target == "*");
  CHECK_THROWS_AS(resolved("GET", "*"), RequestRefused);
}

TEST_CASE("other targets are refused") {
  for (const std::string_view target : {"localhost:80", "a", "ftp://a/", "http:///a", "http://",
                                        "http://a b/", "http://a:b/", "/caf\xc3\xa9"}) {
    CAPTURE(target);
    CHECK_THROWS_AS(resolved("GET", target), RequestRefused);
  }
  CHECK_THROWS_AS(resolved("CONNECT", "localhost:80"), RequestRefused);
  CHECK_THROWS_AS(resolved("CONNECT", "/"), RequestRefused);
}

TEST_CASE("an authority is a host with or without a port") {
  for (const std::string_view text : {"localhost", "localhost:4566", "127.0.0.1:1", "[::1]",
                                      "[::ffff:1.2.3.4]:65535", "a_b.example", "a:", "%41"}) {
    CAPTURE(text);
    CHECK(is_authority(text));
  }
  for (const std::string_view text :
       {"", ":80", "a b", "a/b", "user@a", "a:65536", "a:-1", "a:+1", "a:b", "[::1", "[]", "[::1]x",
        "[localhost]", "::1", "a,b", "a:1:2", "a\\b", "caf\xc3\xa9"}) {
    CAPTURE(text);
    CHECK_FALSE(is_authority(text));
  }
}
