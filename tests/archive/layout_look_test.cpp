#include "server/archive/layout_look.hpp"

#include <doctest/doctest.h>

#include "server/archive/archive_error.hpp"

using namespace glueprint;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

BlueprintFiles blueprint_of(const Files& files) {
  BlueprintFiles blueprint{"demo", {}};
  blueprint.files["blueprint.cfg"] = [] { return "{}"; };
  for (const auto& [name, text] : files) {
    blueprint.files[name] = [copy = text] { return copy; };
  }
  return blueprint;
}

LayoutLook look(const Files& files, const char* generator = "demo.layout.run") {
  return look_at_layout(blueprint_of(files), generator, {"Declared"});
}

// The error without what all begin with, or `none`; the place behind it.
std::string failure(const Files& files, const char* generator = "demo.layout.run") {
  const auto found = look(files, generator).failure;
  if (!found) return "none";
  constexpr std::string_view begin = "Unknown error executing layout generator function ";
  REQUIRE(found->text.starts_with(begin));
  return found->text.substr(begin.size()) + " " + found->file + ":" + std::to_string(found->line);
}

const std::string good = "def run(user_params, system_params): pass\n";

}  // namespace

TEST_CASE("The layout's module is looked up as Python would, from the root") {
  CHECK(failure({{"demo/layout.py", good}}) == "none");
  CHECK(failure({{"demo/__init__.py", ""}, {"demo/layout.py", good}}) == "none");
  CHECK(failure({{"demo/layout/__init__.py", good}}) == "none");
  CHECK(failure({{"layout.py", good}}, "layout.run") == "none");
  CHECK(failure({{"demo/layout.pyc", "?"}}) == "none");
  CHECK(failure({{"demo/layout.cpython-39-x86_64-linux-gnu.so", "?"}}) == "none");
  CHECK(failure({{"layout.py", good}}) ==
        "ModuleNotFoundError: No module named 'demo' blueprint.cfg:0");
  CHECK(failure({{"demo/other.py", good}}) ==
        "ModuleNotFoundError: No module named 'demo.layout' blueprint.cfg:0");
  CHECK(failure({{"demo.py", good}}) ==
        "ModuleNotFoundError: No module named 'demo.layout'; 'demo' is not a package "
        "blueprint.cfg:0");
  CHECK(failure({{"demo/layout.py", good}}, "layout.run") ==
        "ModuleNotFoundError: No module named 'layout' blueprint.cfg:0");
}

TEST_CASE("The layout's function must be defined at the top of its module") {
  CHECK(failure({{"demo/layout.py", "def walk(a, b): pass"}}) ==
        "AttributeError: module 'demo.layout' has no attribute 'run' demo/layout.py:0");
  CHECK(failure({{"demo/layout.py", "from .other import run"}, {"demo/other.py", good}}) == "none");
  CHECK(failure({{"demo/layout.py", "from .other import *"}, {"demo/other.py", good}}) == "none");
}

TEST_CASE("What Python cannot import while it loads the layout fails the run") {
  const auto with = [](const std::string& text) {
    return Files{{"demo/layout.py", text + "\n" + good}};
  };
  const std::string spark = "ModuleNotFoundError: No module named 'pyspark' demo/layout.py:";
  CHECK(failure(with("import pyspark")) == spark + "1");
  CHECK(failure(with("import os\nfrom pyspark.sql import functions as F")) == spark + "2");
  CHECK(failure(with("import boto3, pyspark.sql")) == spark + "1");
  CHECK(failure(with("try:\n  import pyspark\nexcept ImportError:\n  pass")) == "none");
  CHECK(failure(with("# import pyspark\n'''\nimport pyspark\n'''")) == "none");
  CHECK(failure(with("import pysparkling, numpy, helper")) == "none");
  CHECK(failure(with("from demo.helper import x")) ==
        "ModuleNotFoundError: No module named 'demo.helper' demo/layout.py:1");
  CHECK(failure(with("from .helper import x")) ==
        "ModuleNotFoundError: No module named 'demo.helper' demo/layout.py:1");
  CHECK(failure(with("from ..helper import x")) ==
        "ImportError: attempted relative import beyond top-level package demo/layout.py:1");
  auto deep = with("from . import helper");
  deep.emplace_back("demo/helper.py", "import demo.layout\n\nimport pyspark");
  CHECK(failure(deep) == "ModuleNotFoundError: No module named 'pyspark' demo/helper.py:3");
  auto own = with("import pyspark");
  own.emplace_back("pyspark/__init__.py", "");
  CHECK(failure(own) == "none");
  auto job = with("");
  job.emplace_back("demo/job.py", "import pyspark");
  CHECK(failure(job) == "none");
}

TEST_CASE("Parameters that blueprint.cfg does not declare are told once each") {
  const auto found = look({{"demo/layout.py", good + "user_params['Declared']\n"
                                                     "user_params['A'] + user_params['A']\n"}});
  REQUIRE(found.undeclared.size() == 1);
  CHECK(found.undeclared[0].text == "A");
  CHECK(found.undeclared[0].file == "demo/layout.py");
  CHECK(found.undeclared[0].line == 3);
}

TEST_CASE("A file that cannot be read is told") {
  auto blueprint = blueprint_of({});
  blueprint.files["demo/layout.py"] = []() -> std::string { throw ArchiveError{"it is damaged"}; };
  CHECK_THROWS_AS(look_at_layout(blueprint, "demo.layout.run", {}), ArchiveError);
}
