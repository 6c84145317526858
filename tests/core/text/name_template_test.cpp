#include "core/text/name_template.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

// The parts as one text: names in angle brackets.
std::string shown(std::string_view text) {
  const auto parts = read_template(text);
  if (!parts) return "none";
  std::string all;
  for (const auto& part : *parts) all += part.is_name ? "<" + part.text + ">" : part.text + "|";
  return all;
}

}  // namespace

TEST_CASE("A template is text and names in braces") {
  CHECK(shown("") == "");
  CHECK(shown("plain") == "plain|");
  CHECK(shown("{A}-{B c}x") == "<A>-|<B c>x|");
  CHECK(shown("{{{A}}}") == "{|<A>}|");
  CHECK(shown("{{A}}") == "{A}|");
}

TEST_CASE("A brace that is not closed, closes nothing or holds no name makes no template") {
  for (const std::string text : {"{", "}", "{A", "A}", "{}", "{A{B}}", "{{A}", "{A}}"}) {
    CAPTURE(text);
    CHECK(shown(text) == "none");
  }
}

TEST_CASE("An escaped text is the template of itself") {
  for (const std::string text : {"plain", "{A}", "}{", "{{"}) {
    const auto parts = read_template(escape_template(text));
    REQUIRE(parts);
    REQUIRE(parts->size() == 1);
    CHECK((*parts)[0].text == text);
    CHECK_FALSE((*parts)[0].is_name);
  }
}
