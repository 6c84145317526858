#include "server/archive/python_path.hpp"

#include <algorithm>

namespace glueprint {
namespace {

using Kind = FoundModule::Kind;

bool is_compiled(const BlueprintFiles& blueprint, const std::string& path) {
  if (blueprint.has_file(path + ".pyc")) return true;
  const auto stem = path + ".";
  const auto first = blueprint.files.lower_bound(stem);
  return first != blueprint.files.end() && first->first.starts_with(stem) &&
         first->first.ends_with(".so");
}

}  // namespace

std::optional<FoundModule> find_module(const BlueprintFiles& blueprint, std::string_view dotted) {
  std::string path{dotted};
  std::replace(path.begin(), path.end(), '.', '/');
  if (blueprint.has_file(path + "/__init__.py")) {
    return FoundModule{Kind::package, path + "/__init__.py"};
  }
  if (blueprint.has_file(path + ".py")) return FoundModule{Kind::source, path + ".py"};
  if (is_compiled(blueprint, path)) return FoundModule{Kind::compiled, {}};
  if (blueprint.has_folder(path)) return FoundModule{Kind::folder, {}};
  return std::nullopt;
}

std::vector<std::string> modules_on_way(std::string_view dotted) {
  std::vector<std::string> modules;
  for (auto dot = dotted.find('.'); dot != std::string_view::npos;
       dot = dotted.find('.', dot + 1)) {
    modules.emplace_back(dotted.substr(0, dot));
  }
  modules.emplace_back(dotted);
  return modules;
}

std::optional<std::string> package_above(const std::string& module, bool is_package,
                                         std::size_t dots) {
  auto package = module;
  for (auto left = is_package ? dots - 1 : dots; left > 0; --left) {
    const auto dot = package.rfind('.');
    if (dot == std::string::npos) return std::nullopt;
    package.resize(dot);
  }
  return package;
}

}  // namespace glueprint
