#include "server/http/request_reader.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "server/exchange/refusal.hpp"

using namespace glueprint;
using Event = RequestReader::Event;
using Stage = RequestReader::Phase;

namespace {

void receive(RequestReader& reader, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto space = reader.space();
    const auto part = bytes.substr(0, space.size());
    std::copy(part.begin(), part.end(), space.begin());
    reader.received(part.size());
    bytes.remove_prefix(part.size());
  }
}

std::string described(const Exchange& exchange) {
  std::string text{exchange.request.method};
  text.append(" ").append(exchange.request.target);
  for (const auto& [name, value] : exchange.request.fields) {
    text.append(" ").append(name).append("=").append(value);
  }
  return text.append(" ").append(exchange.body).append("\n");
}

// Everything that comes out of a connection on which these parts arrive.
std::string read_all(const std::vector<std::string_view>& parts) {
  const Limits limits;
  Exchange exchange;
  RequestReader reader{limits, exchange};
  std::string text;
  for (const auto part : parts) {
    receive(reader, part);
    try {
      for (auto event = reader.advance(); event != Event::needs_bytes; event = reader.advance()) {
        if (event != Event::request_came) continue;
        text += described(exchange);
        reader.finish_request();
      }
    } catch (const RequestRefused& refused) {
      return text + std::to_string(refused.refusal().status);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("requests come out the same wherever their bytes are split") {
  const std::string bytes =
      "\r\nPOST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
      "GET http://b/c HTTP/1.1\r\nHost: b\r\n\r\n"
      "POST / HTTP/1.1\r\nHost: c\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
      "GET /last HTTP/1.0\r\n\r\nbroken\r\n\r\n";
  const std::string expected =
      "POST /a Host=a Content-Length=5 hello\nGET /c Host=b \n"
      "POST / Host=c Transfer-Encoding=chunked abc\nGET /last \n400";
  CHECK(read_all({bytes}) == expected);
  const std::string_view view = bytes;
  std::vector<std::string_view> single_bytes;
  for (std::size_t i = 0; i < view.size(); ++i) single_bytes.push_back(view.substr(i, 1));
  CHECK(read_all(single_bytes) == expected);
  for (std::size_t i = 0; i <= view.size(); ++i) {
    if (read_all({view.substr(0, i), view.substr(i)}) != expected) FAIL_CHECK("split at ", i);
  }
}

TEST_CASE("the head stays readable while a body larger than the buffer is read") {
  const std::string body(1'000'000, 'x');
  const std::string field(20'000, 'y');
  const auto head =
      "POST / HTTP/1.1\r\nHost: a\r\nX: " + field + "\r\nContent-Length: 1000000\r\n\r\n";
  const Limits limits;
  Exchange exchange;
  RequestReader reader{limits, exchange};
  receive(reader, head);
  REQUIRE(reader.advance() == Event::head_came);
  for (std::size_t at = 0; at < body.size(); at += 1000) {
    receive(reader, std::string_view{body}.substr(at, 1000));
    if (at + 1000 < body.size()) REQUIRE(reader.advance() == Event::needs_bytes);
  }
  REQUIRE(reader.advance() == Event::request_came);
  CHECK(exchange.body == body);
  CHECK(exchange.request.value("x") == field);
}

TEST_CASE("a head that fills the buffer to any byte leaves space for its body") {
  const Limits limits;
  for (std::size_t filling = 0; filling <= 32'000; filling += 13) {
    Exchange exchange;
    RequestReader reader{limits, exchange};
    receive(reader, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nX: " +
                        std::string(filling, 'y') + "\r\n\r\n");
    REQUIRE(reader.advance() == Event::head_came);
    if (reader.space().size() < 2048) FAIL_CHECK("filling ", filling);
  }
}

TEST_CASE("a long run of pipelined requests goes through the same buffer") {
  const std::string request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
  std::string bytes;
  std::string expected;
  for (int i = 0; i < 2000; ++i) {
    bytes += request;
    expected += "POST / Host=a Content-Length=3 abc\n";
  }
  const std::string_view view = bytes;
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < view.size(); at += 1009) parts.push_back(view.substr(at, 1009));
  CHECK(read_all(parts) == expected);
}

TEST_CASE("the phase tells what is being waited for") {
  const Limits limits;
  Exchange exchange;
  RequestReader reader{limits, exchange};
  CHECK(reader.phase() == Stage::idle);
  receive(reader, "POST / HTTP/1.1\r\n");
  CHECK(reader.advance() == Event::needs_bytes);
  CHECK(reader.phase() == Stage::head);
  receive(reader, "Host: a\r\nContent-Length: 1\r\n\r\n");
  CHECK(reader.advance() == Event::head_came);
  CHECK(reader.advance() == Event::needs_bytes);
  CHECK(reader.phase() == Stage::body);
  receive(reader, "x");
  CHECK(reader.advance() == Event::request_came);
  reader.finish_request();
  CHECK(reader.phase() == Stage::idle);
}

TEST_CASE("a stated length that is too large is refused after the head, before the body") {
  Limits limits;
  limits.request_bytes_max = 10;
  Exchange exchange;
  RequestReader reader{limits, exchange};
  receive(reader, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n");
  REQUIRE(reader.advance() == Event::head_came);
  CHECK_THROWS_AS(reader.advance(), RequestRefused);
}

TEST_CASE("nothing of a request is left for a refusal of the next one") {
  const Limits limits;
  Exchange exchange;
  RequestReader reader{limits, exchange};
  receive(reader, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n:\r\n");
  REQUIRE(reader.advance() == Event::head_came);
  REQUIRE(reader.advance() == Event::request_came);
  reader.finish_request();
  CHECK(exchange.request.method.empty());
  CHECK_THROWS_AS(reader.advance(), RequestRefused);
}
