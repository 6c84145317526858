#include "server/http/head_finder.hpp"

#include <string>

#include <doctest/doctest.h>

#include "server/exchange/refusal.hpp"

using namespace glueprint;

namespace {

unsigned refusal_status(const Limits& limits, std::string_view bytes) {
  HeadFinder finder{limits};
  try {
    finder.find(bytes);
  } catch (const RequestRefused& refused) {
    return refused.refusal().status;
  }
  return 0;
}

std::string header_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += "a: b\r\n";
  return lines;
}

}  // namespace

TEST_CASE("a head is found wherever its bytes are split") {
  const std::string head = "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string bytes = head + "body\r\n\r\n";
  const Limits limits;
  HeadFinder finder{limits};
  for (std::size_t length = 0; length < head.size(); ++length) {
    CHECK_FALSE(finder.find(bytes.substr(0, length)));
  }
  CHECK(finder.find(bytes) == "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
}

TEST_CASE("the next request is found after a reset") {
  const Limits limits;
  HeadFinder finder{limits};
  REQUIRE(finder.find("GET /first HTTP/1.1\r\n\r\n"));
  finder.reset();
  CHECK(finder.find("GET / HTTP/1.1\r\n\r\n") == "GET / HTTP/1.1\r\n\r\n");
}

TEST_CASE("a request line over its limit is 414, whether its end has come or not") {
  Limits limits;
  limits.request_line_bytes_max = 20;
  const std::string fits = "GET /45678 HTTP/1.1\r";
  CHECK(refusal_status(limits, fits) == 0);
  CHECK(refusal_status(limits, "GET /456789 HTTP/1.1\r\n") == 0);
  CHECK(refusal_status(limits, "GET /4567890 HTTP/1.1\r\n") == 414);
  CHECK(refusal_status(limits, "GET /456789012345678901") == 414);
}

TEST_CASE("a method that does not end is 400") {
  Limits limits;
  limits.request_line_bytes_max = 20;
  CHECK(refusal_status(limits, "GETGETGETGETGETGETGETGET") == 400);
}

TEST_CASE("a head over its limit is 431, whether its end has come or not") {
  Limits limits;
  limits.header_bytes_max = 40;
  const std::string fits = "GET / HTTP/1.1\r\nabc: 012345678901234\r\n\r\n";
  REQUIRE(fits.size() == 40);
  CHECK(refusal_status(limits, fits) == 0);
  CHECK(refusal_status(limits, "GET / HTTP/1.1\r\nabc: 0123456789012345\r\n\r\n") == 431);
  CHECK(refusal_status(limits, "GET / HTTP/1.1\r\nabc: 01234567890123456789012") == 431);
}

TEST_CASE("empty lines before a request count into the limit of its head") {
  Limits limits;
  limits.header_bytes_max = 40;
  std::string lines;
  for (int i = 0; i < 21; ++i) lines += "\r\n";
  CHECK(refusal_status(limits, lines) == 431);
}

TEST_CASE("more fields than allowed are 431") {
  Limits limits;
  limits.header_fields_max = 3;
  CHECK(refusal_status(limits, "GET / HTTP/1.1\r\n" + header_lines(3) + "\r\n") == 0);
  CHECK(refusal_status(limits, "GET / HTTP/1.1\r\n" + header_lines(4)) == 431);
}

TEST_CASE("lines that Beast would let pass are 400") {
  const Limits limits;
  CHECK(refusal_status(limits, "GET / HTTP/1.1\n") == 400);
  CHECK(refusal_status(limits, "\nGET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(refusal_status(limits, "GET / HTTP/1.1\r\nHost: a\n") == 400);
  CHECK(refusal_status(limits, "GET / HTTP/1.1\r\nHost: a\r\n b: c\r\n") == 400);
  CHECK(refusal_status(limits, "GET / HTTP/1.1\r\n\tHost: a\r\n") == 400);
}

TEST_CASE("what cannot begin a request is refused at its first byte") {
  const Limits limits;
  CHECK(refusal_status(limits, "\x16\x03\x01") == 400);
  CHECK(refusal_status(limits, " ") == 400);
  CHECK(refusal_status(limits, "{") == 400);
  CHECK(refusal_status(limits, "G") == 0);
}
