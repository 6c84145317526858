#include "server/archive/layout_look.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "server/archive/layout_error.hpp"
#include "server/archive/parameter_use.hpp"
#include "server/archive/python_module.hpp"
#include "server/archive/python_path.hpp"

namespace glueprint {
namespace {

using Kind = FoundModule::Kind;

// Python's libraries of Spark: AWS documents that layouts do not have them.
constexpr std::string_view spark = "pyspark";

std::string_view first_step(std::string_view dotted) {
  return dotted.substr(0, dotted.find('.'));
}

LayoutFinding failure(std::string file, std::size_t line, std::string_view type,
                      std::string_view text) {
  return {std::move(file), line, layout_error_message(type, text)};
}

// Loads modules as Python would, in its order, until one is not there.
class Loader {
 public:
  Loader(const BlueprintFiles& blueprint, std::string_view own_package)
      : blueprint_{blueprint}, own_package_{own_package} {}

  // The place is where the import stands.
  std::optional<LayoutFinding> load(std::string_view dotted, const std::string& file,
                                    std::size_t line) {
    std::string parent;
    for (const auto& module : modules_on_way(dotted)) {
      const auto found = find_module(blueprint_, module);
      if (!found) return missing(module, parent, file, line);
      if (auto failed = run(module, *found)) return failed;
      parent = module;
    }
    return std::nullopt;
  }

  // The modules that were loaded, by their files.
  const std::map<std::string, PythonModule>& modules() const { return modules_; }

 private:
  LayoutFinding missing(const std::string& module, const std::string& parent,
                        const std::string& file, std::size_t line) const {
    auto text = fmt::format("No module named '{}'", module);
    const auto holder = parent.empty() ? std::nullopt : find_module(blueprint_, parent);
    if (holder && holder->kind == Kind::source) {
      text += fmt::format("; '{}' is not a package", parent);
    }
    return failure(file, line, "ModuleNotFoundError", text);
  }

  // Whether a name is surely looked up among these files. A folder without __init__.py stands back
  // behind what Python has elsewhere under that name.
  bool is_ours(std::string_view name) const {
    if (name == own_package_) return true;
    const auto found = find_module(blueprint_, name);
    return found && found->kind != Kind::folder;
  }

  std::optional<LayoutFinding> run(const std::string& name, const FoundModule& found) {
    if (found.file.empty() || modules_.contains(found.file)) return std::nullopt;
    if (depth_ == python_depth_max) return std::nullopt;
    ++depth_;
    const auto& module =
        modules_.emplace(found.file, read_python_module(blueprint_.read(found.file))).first->second;
    std::optional<LayoutFinding> failed;
    for (const auto& import : module.imports) {
      failed = run_import(import, name, found);
      if (failed) break;
    }
    --depth_;
    return failed;
  }

  std::optional<LayoutFinding> run_import(const PythonImport& import, const std::string& importer,
                                          const FoundModule& found) {
    auto module = import.module;
    if (import.dots > 0) {
      const auto package = package_above(importer, found.kind == Kind::package, import.dots);
      if (!package) return beyond_the_top(importer, found, import.line);
      module = module.empty() ? *package : *package + '.' + module;
    } else if (!is_ours(first_step(module))) {
      if (first_step(module) != spark) return std::nullopt;
      return missing(std::string{spark}, "", found.file, import.line);
    }
    if (auto failed = load(module, found.file, import.line)) return failed;
    for (const auto& name : import.names) {
      const auto within = find_module(blueprint_, module + '.' + name);
      if (!within) continue;
      if (auto failed = run(module + '.' + name, *within)) return failed;
    }
    return std::nullopt;
  }

  static LayoutFinding beyond_the_top(const std::string& importer, const FoundModule& found,
                                      std::size_t line) {
    const bool has_package = found.kind == Kind::package || importer.find('.') != std::string::npos;
    return failure(found.file, line, "ImportError",
                   has_package ? "attempted relative import beyond top-level package"
                               : "attempted relative import with no known parent package");
  }

  const BlueprintFiles& blueprint_;
  std::string own_package_;
  std::map<std::string, PythonModule> modules_;
  std::size_t depth_ = 0;
};

// The module and the function of `a.b.f`.
std::pair<std::string, std::string> parts_of(std::string_view layout_generator) {
  const auto dot = layout_generator.rfind('.');
  if (dot == std::string_view::npos) return {std::string{layout_generator}, {}};
  return {std::string{layout_generator.substr(0, dot)},
          std::string{layout_generator.substr(dot + 1)}};
}

}  // namespace

LayoutLook look_at_layout(const BlueprintFiles& blueprint, std::string_view layout_generator,
                          const std::vector<std::string>& declared_parameters) {
  const auto [module_name, function] = parts_of(layout_generator);
  const auto cfg = cfg_name_in(blueprint);
  Loader loader{blueprint, first_step(module_name)};
  LayoutLook look;
  look.failure = loader.load(module_name, cfg, 0);
  const auto found = find_module(blueprint, module_name);
  const auto loaded = found ? loader.modules().find(found->file) : loader.modules().end();
  if (loaded != loader.modules().end() && !look.failure && !function.empty() &&
      !loaded->second.may_define(function)) {
    look.failure = failure(loaded->first, 0, "AttributeError",
                           fmt::format("module '{}' has no attribute '{}'", module_name, function));
  }
  std::set<std::string> known{declared_parameters.begin(), declared_parameters.end()};
  for (const auto& [file, module] : loader.modules()) {
    for (auto& use : uses_of_parameters(module, function)) {
      if (!known.insert(use.parameter).second) continue;
      look.undeclared.push_back({file, use.line, std::move(use.parameter)});
    }
  }
  return look;
}

}  // namespace glueprint
