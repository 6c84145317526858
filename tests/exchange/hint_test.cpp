#include "server/exchange/hint.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "core/limits.hpp"

using namespace glueprint;

namespace {

bool is_one_visible_line(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

TEST_CASE("A hint is one line of ASCII, however it was worded") {
  CHECK(hint_value("set AWS_ENDPOINT_URL_GLUE") == "set AWS_ENDPOINT_URL_GLUE");
  CHECK(is_one_visible_line(hint_value("a\r\nX-Evil: 1\x7f \xc3\xa9 \xff")));
  CHECK(hint_value("a\r\nb") == "a\\r\\nb");
}

TEST_CASE("A hint has a maximum") {
  for (const auto* unit : {"x", "\n", "\xc3\xa9"}) {
    std::string text;
    while (text.size() < 3 * hint_chars_max) text += unit;
    const auto value = hint_value(text);
    CHECK(value.size() == hint_chars_max);
    CHECK(value.ends_with("..."));
    CHECK(is_one_visible_line(value));
  }
}

TEST_CASE("A hint that grows too long as its control characters are written out is cut as well") {
  const auto value = hint_value(std::string(hint_chars_max * 2 / 3, '\n'));
  CHECK(value.size() == hint_chars_max);
  CHECK(value.ends_with("..."));
}

TEST_CASE("Ids of rules stand between commas, and can hold none") {
  CHECK(rule_value({"throttle-polls"}) == "throttle-polls");
  CHECK(rule_value({"a/b:c", "d,e f", "50%", "g\n", "\xc3\xa9"}) ==
        "a/b:c,d%2Ce%20f,50%25,g%0A,%C3%A9");
}

TEST_CASE("The ids that do not fit are left out, and that is said") {
  const std::string id(200, 'x');
  const std::vector<std::string_view> ids(10, id);
  const auto value = rule_value(ids);
  CHECK(value.size() <= hint_chars_max);
  CHECK(value.ends_with(",..."));
  CHECK(value.starts_with(id + "," + id));
}
