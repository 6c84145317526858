#include <string>

#include <doctest/doctest.h>

#include "server/seeding/read_fixtures.hpp"

using namespace glueprint;

TEST_CASE("A tag of ours that means nothing is a mistake, as it is to the operations") {
  const auto said = [](const std::string& kind, const std::string& tags) {
    const auto text = "{\"" + kind + R"(": {"Name": "a", "Tags": {)" + tags + "}}}";
    const auto mistakes = read_fixture_text("f", text, {}).mistakes;
    return mistakes.empty() ? "" : to_line(mistakes.front());
  };
  CHECK(said("Blueprint", R"("glueprint:timelin": "fails")")
            .find("f:1: /Blueprint/Tags/glueprint:timelin: Glueprint knows no such tag: "
                  "glueprint:timelin (known: ") == 0);
  CHECK(said("Blueprint", R"("glueprint:timeline": "fail")").find("did you mean \"fails\"") !=
        std::string::npos);
  CHECK(said("Blueprint", R"("glueprint:workflow-name": "{a")").find("no template of a name") !=
        std::string::npos);
  CHECK(said("Workflow", R"("glueprint:timeline": "fails")").find("no such tag of workflows") !=
        std::string::npos);
  CHECK(said("Blueprint", R"("glueprint:timeline": "fails", "team": "x", "glue": "y")").empty());
}
