#include "server/client/answer_text.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

constexpr std::array columns{Column{"NAME", "/name"}, Column{"WHEN", "/when", true},
                             Column{"TAGS", "/in/tags"}};

}  // namespace

TEST_CASE("A list is a table, whose cells are plain") {
  const nlohmann::json answer = {
      {"things",
       {{{"name", "a"}, {"when", 1708699485.5}, {"in", {{"tags", {"x", "y"}}}}},
        {{"name", "long \xC3\xA9"}, {"when", nullptr}}}}};
  CHECK(answer_text(answer, {"/things", columns}) ==
        "NAME    WHEN                      TAGS\n"
        "a       2024-02-23T14:44:45.500Z  x, y\n"
        "long \xC3\xA9  -                         -\n");
  CHECK(answer_text({{"things", nlohmann::json::array()}}, {"/things", columns}) == "None.\n");
}

TEST_CASE("Plain members are a line each, and all else is JSON") {
  CHECK(answer_text({{"now", "then"}, {"rate", 0.5}}, {}) == "now   then\nrate  0.5\n");
  CHECK(answer_text({{"list", {1}}}, {}) == "{\n  \"list\": [\n    1\n  ]\n}\n");
}

TEST_CASE("Nothing in an answer reaches a terminal as a control sequence") {
  const nlohmann::json answer = {{"name", "a\x1b[31m\nb\xC2\x9B"}};
  for (const auto& text : {answer_text(answer, {}), answer_text(answer, {"", columns}),
                           answer_text({{"in", {answer}}}, {}), json_line(answer),
                           shown_lines("# a\n\nb \x1b[2J\xC2\x9B")}) {
    CAPTURE(text);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x9B') == std::string::npos);
  }
}
