#include "server/client/http_client.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("The address of a server is read from its URL") {
  const auto plain = read_server_address("http://localhost:4566");
  CHECK(plain.host == "localhost");
  CHECK(plain.port == 4566);
  CHECK_FALSE(plain.is_tls);
  CHECK(plain.authority == "localhost:4566");
  const auto secure = read_server_address("https://glue.example/");
  CHECK(secure.host == "glue.example");
  CHECK(secure.port == 443);
  CHECK(secure.is_tls);
  CHECK(read_server_address("http://[::1]:80").host == "::1");
  CHECK(read_server_address("http://glueprint").port == 80);
}

TEST_CASE("What names no server is refused") {
  for (const auto* url :
       {"", "localhost:4566", "ftp://a", "http://", "http://a:0", "http://a:99999", "http://a/b",
        "http://a?b", "http://u@a", "http://a b", "http://a\r\nX: y", "http://[::1"}) {
    CAPTURE(url);
    CHECK_THROWS_AS(read_server_address(url), std::invalid_argument);
  }
}
