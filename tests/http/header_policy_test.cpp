#include "server/http/header_policy.hpp"

#include <string>

#include <doctest/doctest.h>

#include "server/exchange/refusal.hpp"
#include "server/http/head_parser.hpp"

using namespace glueprint;

namespace {

// The framing of a request with these header lines, which a Host precedes.
Framing framing_of(const std::string& lines, const std::string& version = "1.1") {
  const auto text = "POST / HTTP/" + version + "\r\nHost: localhost\r\n" + lines + "\r\n";
  RequestHead head;
  parse_head(text, head);
  return header_policy(head);
}

unsigned status_of(const std::string& text) {
  RequestHead head;
  try {
    parse_head(text, head);
    header_policy(head);
  } catch (const RequestRefused& refused) {
    return refused.refusal().status;
  }
  return 200;
}

unsigned status_with(const std::string& lines, const std::string& version = "1.1") {
  return status_of("POST / HTTP/" + version + "\r\nHost: localhost\r\n" + lines + "\r\n");
}

}  // namespace

TEST_CASE("parsed fields are views into the head") {
  const std::string text = "GET /a?b HTTP/1.1\r\nhoSt:\tlocalhost \r\nEmpty:\r\nX: \xffy\r\n\r\n";
  RequestHead head;
  parse_head(text, head);
  CHECK(head.method == "GET");
  CHECK(head.target == "/a?b");
  CHECK(head.version == 11);
  REQUIRE(head.fields.size() == 3);
  CHECK(head.value("Host") == "localhost");
  CHECK(head.has("empty"));
  CHECK(head.value("x") == "\xffy");
  CHECK(head.fields[0].name.data() > text.data());
  CHECK(head.fields[0].name.data() < text.data() + text.size());
}

TEST_CASE("a head that does not parse is refused") {
  CHECK(status_of("GET / \r\n\r\n") == 400);
  CHECK(status_of("GET /\r\n\r\n") == 400);
  CHECK(status_of("GET HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/1.1 \r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("G[T / HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/1.1\rHost: a\r\n\r\n") == 400);
  CHECK(status_with("a : b\r\n") == 400);
  CHECK(status_with(": b\r\n") == 400);
  CHECK(status_with("nothing\r\n") == 400);
  CHECK(status_with("X[]: b\r\n") == 400);
  CHECK(status_with("X\xc3\xab: b\r\n") == 400);
  CHECK(status_with("X: b\rc\r\n") == 400);
  CHECK(status_with("X: b\x07\r\n") == 400);
  CHECK(status_with("X: b\x7f\r\n") == 400);
  CHECK(status_with(std::string{"X: b\0c\r\n", 9}) == 400);
}

TEST_CASE("other versions of HTTP are 505, and what is none is 400") {
  CHECK(status_of("GET / HTTP/9.9\r\nHost: a\r\n\r\n") == 505);
  CHECK(status_of("GET / HTTP/1.2\r\nHost: a\r\n\r\n") == 505);
  CHECK(status_of("PRI * HTTP/2.0\r\n\r\n") == 505);
  for (const std::string version : {"HTTP/1", "HTTP/01.01", "HTTP/ 1.1", "http/1.1", "HTTP/1.10",
                                    "ICE/1.0", "HTTP/1,1", "HTTP/+1.1"}) {
    CAPTURE(version);
    CHECK(status_of("GET / " + version + "\r\nHost: a\r\n\r\n") == 400);
  }
}

TEST_CASE("HTTP/1.1 wants one well-formed Host") {
  CHECK(status_of("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/1.0\r\n\r\n") == 200);
  CHECK(status_with("Host: localhost\r\n") == 400);
  CHECK(status_with("Host: localhost\r\n", "1.0") == 400);
  for (const std::string host : {"", " ", "user@localhost", "localhost/path", "a, b", "a b"}) {
    CAPTURE(host);
    CHECK(status_of("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n") == 400);
  }
}

TEST_CASE("Content-Length is one number") {
  CHECK(framing_of("Content-Length: 5\r\n").content_length == 5);
  CHECK(framing_of("Content-Length: 5\r\n").body == Framing::Body::sized);
  CHECK(framing_of("Content-Length:  005 \r\n").content_length == 5);
  CHECK(framing_of("Content-Length: 0\r\n").body == Framing::Body::none);
  CHECK(framing_of("").body == Framing::Body::none);
  for (const std::string value : {"", "abc", "+5", "-5", "-0", "5,5", "5, 10", "0x5", "1_0", "1 0",
                                  "5;", "99999999999999999999"}) {
    CAPTURE(value);
    CHECK(status_with("Content-Length: " + value + "\r\n") == 400);
  }
  CHECK(status_with("Content-Length: 5\r\nContent-Length: 5\r\n") == 400);
  CHECK(status_with("Content-Length: 5\r\nContent-Length: 6\r\n") == 400);
}

TEST_CASE("Transfer-Encoding is chunked and nothing else") {
  CHECK(framing_of("Transfer-Encoding: chunked\r\n").body == Framing::Body::chunked);
  CHECK(framing_of("transfer-encoding:\tChunked \r\n").body == Framing::Body::chunked);
  CHECK(status_with("Transfer-Encoding: chunked\r\n", "1.0") == 400);
  for (const std::string value : {"gzip", "xchunked", "gzip, chunked", "identity"}) {
    CAPTURE(value);
    CHECK(status_with("Transfer-Encoding: " + value + "\r\n") == 501);
  }
  for (const std::string value :
       {"", ",", "chunked, chunked", "chunked, gzip", "chunked,", ", chunked", "chunked;a=b",
        "\x0b"
        "chunked"}) {
    CAPTURE(value);
    CHECK(status_with("Transfer-Encoding: " + value + "\r\n") == 400);
  }
  CHECK(status_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") == 400);
}

TEST_CASE("Content-Length and Transfer-Encoding exclude each other") {
  for (const std::string coding : {"chunked", "gzip", "xchunked", "identity", ""}) {
    CAPTURE(coding);
    const auto line = "Transfer-Encoding: " + coding + "\r\n";
    CHECK(status_with("Content-Length: 5\r\n" + line) == 400);
    CHECK(status_with(line + "Content-Length: 5\r\n") == 400);
  }
}

TEST_CASE("a connection is kept as its version and its Connection field say") {
  CHECK(framing_of("").keeps_alive);
  CHECK_FALSE(framing_of("Connection: close\r\n").keeps_alive);
  CHECK_FALSE(framing_of("Connection: TE, Close\r\n").keeps_alive);
  CHECK_FALSE(framing_of("Connection: keep-alive\r\nConnection: close\r\n").keeps_alive);
  CHECK_FALSE(framing_of("", "1.0").keeps_alive);
  CHECK(framing_of("Connection: Keep-Alive\r\n", "1.0").keeps_alive);
}

TEST_CASE("the only expectation is 100-continue, and HTTP/1.0 has none") {
  CHECK(framing_of("Expect: 100-Continue\r\n").expects_continue);
  CHECK_FALSE(framing_of("").expects_continue);
  CHECK_FALSE(framing_of("Expect: 100-continue\r\n", "1.0").expects_continue);
  CHECK(status_with("Expect: 200-ok\r\n") == 417);
}
