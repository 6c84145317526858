#include "server/exchange/refusal.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A refusal is one line of plain text, with a Date") {
  Response response{.body = "left over"};
  response.fields.add("Left", "over");
  write_refusal(Refusal{417, "the expectation cannot be met"}, response);
  CHECK(response.status == 417);
  CHECK(response.body == "the expectation cannot be met\n");
  const auto fields = response.fields.text();
  CHECK(fields.starts_with("Date: "));
  CHECK(
      fields.ends_with(" GMT\r\nX-Content-Type-Options: nosniff\r\nContent-Type: text/plain; "
                       "charset=utf-8\r\n"));
}
