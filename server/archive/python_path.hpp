#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/archive/blueprint_files.hpp"

namespace glueprint {

// What a dotted name stands for, as Python looks it up from the root of the files.
struct FoundModule {
  enum class Kind { package, source, compiled, folder };

  Kind kind = Kind::source;
  std::string file;  // the source that runs; empty for a folder, and for what is compiled
};

// Looks a module up: a package before a module before a folder. Nothing when there is none.
std::optional<FoundModule> find_module(const BlueprintFiles& blueprint, std::string_view dotted);

// `a`, `a.b`, `a.b.c`: what Python loads for `a.b.c`, in its order.
std::vector<std::string> modules_on_way(std::string_view dotted);

// The package that `dots` dots lead to from a module; nothing when they lead out of all.
std::optional<std::string> package_above(const std::string& module, bool is_package,
                                         std::size_t dots);

}  // namespace glueprint
