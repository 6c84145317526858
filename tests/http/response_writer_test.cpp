#include "server/http/response_writer.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

std::string written(const Response& response, ConnectionField connection = ConnectionField::none,
                    bool omits_body = false) {
  std::string out;
  append_head(out, response, connection);
  if (!omits_body && sends_body(response)) out.append(response.body);
  return out;
}

}  // namespace

TEST_CASE("a response is its status line, its fields, its length and its body") {
  Response response{.status = 400, .body = "hello"};
  response.fields.add("X", "y");
  CHECK(written(response) == "HTTP/1.1 400 Bad Request\r\nX: y\r\nContent-Length: 5\r\n\r\nhello");
  CHECK(written(response, ConnectionField::close) ==
        "HTTP/1.1 400 Bad Request\r\nX: y\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
  CHECK(written(response, ConnectionField::keep_alive).find("\r\nConnection: keep-alive\r\n") !=
        std::string::npos);
}

TEST_CASE("the answer to HEAD has the length but not the body") {
  const Response response{.status = 200, .body = "hello"};
  CHECK(written(response, ConnectionField::none, true) ==
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
}

TEST_CASE("204 has neither length nor body") {
  const Response response{.status = 204};
  CHECK(written(response) == "HTTP/1.1 204 No Content\r\n\r\n");
}
