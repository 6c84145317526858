#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/archive/python_tokens.hpp"

namespace glueprint {

// `import a.b`, or `from ..a import b, c`, which has two dots.
struct PythonImport {
  std::string module;
  std::size_t dots = 0;
  std::vector<std::string> names;
  std::size_t line = 0;
};

// What a module of Python says about itself, without running it.
struct PythonModule {
  std::vector<PythonStatement> statements;
  std::vector<PythonImport> imports;  // those at its left margin, which run whenever it is loaded
  std::set<std::string> names;        // what it defines outside of functions and classes
  bool may_define_more = false;       // as by `from a import *`

  bool may_define(const std::string& name) const { return may_define_more || names.contains(name); }
};

PythonModule read_python_module(std::string_view source);

}  // namespace glueprint
