#include "server/archive/python_module.hpp"

#include <doctest/doctest.h>

#include "server/archive/parameter_use.hpp"

using namespace glueprint;

namespace {

bool defines(const char* source, const char* name = "f") {
  return read_python_module(source).may_define(name);
}

// The modules that are imported at the left margin, one after the other.
std::string imports(const char* source) {
  std::string all;
  for (const auto& import : read_python_module(source).imports) {
    all += (all.empty() ? "" : " ") + std::string(import.dots, '.') + import.module;
    for (const auto& name : import.names) all += ":" + name;
  }
  return all;
}

// The parameters that are asked for, each with its line.
std::string uses(const std::string& source) {
  std::string all;
  for (const auto& use : uses_of_parameters(read_python_module(source), "layout")) {
    all += (all.empty() ? "" : " ") + use.parameter + ":" + std::to_string(use.line);
  }
  return all;
}

}  // namespace

TEST_CASE("A module defines what stands at its top, whichever way it is said") {
  for (const auto* source : {"def f(a,\n      b):\n  pass",
                             "async def f():\n  pass",
                             "class f:\n  pass",
                             "f = 1",
                             "f, g = h()",
                             "f: int = 1",
                             "a = f = 2",
                             "import f",
                             "import a as f",
                             "from a import f",
                             "from a import (b,\n  c as f)",
                             "from a import *",
                             "try:\n  def f(): pass\nexcept E:\n  pass",
                             "if x:\n  f = 1\nelse:\n  f = 2",
                             "with open(x) as f:\n  pass",
                             "for f in x: pass",
                             "x = 1; f = 2",
                             "def __getattr__(n):\n  return 1",
                             "globals()['f'] = 1",
                             "def g():\n  global f\n  f = 1",
                             "\xEF\xBB\xBF\ndef f(): pass",
                             "@d\ndef f(): pass",
                             "\\\ndef f(): pass",
                             "if a:\r\n\tdef f(): pass\r\n"}) {
    CAPTURE(std::string{source});
    CHECK(defines(source));
  }
  for (const auto* source : {"", "def g(f):\n  f = 1", "class C:\n  def f(self):\n    pass",
                             "# def f(): pass", "'''\ndef f(): pass\n'''", "x = 'f = 1'", "f == 1",
                             "f(a=1)", "print(f)", "r'\\'\ndef g(): pass", "x = (\nf)\n",
                             "def g():\n  def f(): pass", "x <= f", "d['f'] = 1"}) {
    CAPTURE(std::string{source});
    CHECK_FALSE(defines(source));
  }
}

TEST_CASE("The imports that run whenever a module is loaded are those at its left margin") {
  CHECK(imports("import a.b, c as d; import e\nfrom ..f import (g,\n h as i)\nfrom . import j") ==
        "a.b c e ..f:g:h .:j");
  CHECK(imports("try:\n  import a\nexcept ImportError:\n  pass\ndef f():\n  import b") == "");
  CHECK(imports("'''\nimport a\n'''\n# import b\nx = '\\\nimport c'\nimport \\\n  d") == "d");
  CHECK(imports("if x: import a") == "");
}

TEST_CASE("What a layout asks its parameters for is found with its line") {
  CHECK(
      uses(
          "def layout(user_params, s):\n  a = user_params['A']\n  return user_params.get(\"B\")") ==
      "A:2 B:3");
  CHECK(uses("def layout(p, s):\n  p['A']\ndef other(p):\n  p['B']") == "A:2");
  CHECK(uses("x = f\"{user_params['A']} {{user_params['B']}} {a:{user_params['C']}}\"") ==
        "A:1 C:1");
  CHECK(uses("x = '''\n''' + user_params[\n 'A'\n]") == "A:3");
  CHECK(uses("# user_params['A']\nx = \"user_params['B']\"\nself.user_params['C']") == "");
  CHECK(uses("user_params['A'] = 1\nuser_params.setdefault('B', 2)\nuser_params['A'] + "
             "user_params['B']"
             "\nif 'C' in user_params:\n  user_params['C']\nuser_params['D'] == 2") == "D:6");
  CHECK(uses("user_params.update(x)\nuser_params['A']") == "");
  CHECK(uses("user_params = json.load(f)\nuser_params['A']") == "");
  CHECK(uses("user_params[key]\nuser_params[b'x']\nuser_params['a' + b]") == "");
}

TEST_CASE("Any text at all is read to its end") {
  const std::string odd = "'\"\\\n([{}])f\"{:#\r\t;= def import from .*";
  std::uint64_t state = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += odd[(state >> 33) % odd.size()];
    }
    CHECK_NOTHROW(uses(text));
  }
  CHECK_NOTHROW(uses(std::string(100'000, '(')));
  std::string nested;
  for (int i = 0; i < 50'000; ++i) nested += "f'{";
  CHECK_NOTHROW(uses(nested));
}
