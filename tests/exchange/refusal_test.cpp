#include "server/exchange/refusal.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A refusal is one line of plain text, with a Date") {
  Response response{.status = 200, .fields = "Left: over\r\n", .body = "left over"};
  write_refusal(Refusal{417, "the expectation cannot be met"}, response);
  CHECK(response.status == 417);
  CHECK(response.body == "the expectation cannot be met\n");
  CHECK(response.fields.starts_with("Date: "));
  CHECK(response.fields.ends_with(" GMT\r\nContent-Type: text/plain; charset=utf-8\r\n"));
}
