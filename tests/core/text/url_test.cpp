#include "core/text/url.hpp"

#include <doctest/doctest.h>

#include "core/text/host_name.hpp"

using namespace glueprint;

TEST_CASE("A URL is taken apart at its separators") {
  const auto url = split_url("http://user@[::1]:80/a?b#c");
  REQUIRE(url);
  CHECK(url->scheme == "http");
  CHECK(url->authority == "user@[::1]:80");
  CHECK(url->rest == "/a?b#c");
  CHECK(split_url("http://a?b")->authority == "a");
  CHECK(split_url("http://")->authority.empty());
  CHECK_FALSE(split_url("/a"));
  CHECK_FALSE(split_url("localhost:80"));
}

TEST_CASE("An authority is taken apart into host and port") {
  const struct {
    std::string_view text, host;
    bool is_in_brackets;
    std::optional<std::string_view> port;
  } cases[] = {
      {"a", "a", false, {}},
      {"a:80", "a", false, "80"},
      {"a:", "a", false, ""},
      {"[::1]", "::1", true, {}},
      {"[::1]:80", "::1", true, "80"},
      {"[::1]:", "::1", true, ""},
      {"::1", "", false, ":1"},
      {"", "", false, {}},
      {"[]", "", true, {}},
  };
  for (const auto& expected : cases) {
    CAPTURE(expected.text);
    const auto authority = split_authority(expected.text);
    REQUIRE(authority);
    CHECK(authority->host == expected.host);
    CHECK(authority->is_in_brackets == expected.is_in_brackets);
    CHECK(authority->port == expected.port);
  }
  CHECK_FALSE(split_authority("[::1"));
  CHECK_FALSE(split_authority("[::1]x"));
}

TEST_CASE("A port is a whole number that a server can have") {
  CHECK(read_port("1") == 1);
  CHECK(read_port("65535") == 65535);
  for (const auto* text : {"", "0", "65536", "-1", "+1", "080", "1 ", "x"}) CHECK(!read_port(text));
}

TEST_CASE("An origin has a scheme, a host and perhaps a port, and nothing else") {
  for (const auto* text : {"http://localhost:3000", "https://console.example", "http://[::1]:80",
                           "chrome-extension://abc", "http://127.0.0.1"}) {
    CAPTURE(text);
    CHECK(is_origin(text));
  }
  for (const auto* text :
       {"", "localhost", "http://", "http://a/", "http://a?b", "http://a b", "http://a:0",
        "http://a:", "http://[x]", "http://u@a", "1a://b", "http://[::1]x"}) {
    CAPTURE(text);
    CHECK_FALSE(is_origin(text));
  }
}

TEST_CASE("A target has a path and a query") {
  CHECK(path_of("/a?b?c") == "/a");
  CHECK(query_of("/a?b?c") == "b?c");
  CHECK(path_of("/a") == "/a");
  CHECK(query_of("/a").empty());
  CHECK(query_of("/a?").empty());
}

TEST_CASE("A NUL ends no address") {
  CHECK(is_address("::1"));
  CHECK_FALSE(is_address(std::string_view{"::1\0x", 5}));
  CHECK_FALSE(is_loopback(std::string_view{"127.0.0.1\0", 10}));
}
