#include "server/archive/path_inside.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "core/limits.hpp"

namespace glueprint {
namespace {

// The steps of a path, each taken; nothing when one leads above the root.
std::optional<std::string> walked(std::string_view path, bool may_climb) {
  std::vector<std::string_view> steps;
  while (!path.empty()) {
    const auto step = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), step.size() + 1));
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
    } else if (may_climb && !steps.empty()) {
      steps.pop_back();
    } else {
      return std::nullopt;
    }
  }
  return fmt::format("{}", fmt::join(steps, "/"));
}

}  // namespace

std::optional<std::string> path_inside(std::string_view name) {
  if (name.size() > entry_name_bytes_max || name.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  std::string path{name};
  std::replace(path.begin(), path.end(), '\\', '/');
  if (path.starts_with('/')) return std::nullopt;
  return walked(path, false);
}

std::optional<std::string> link_target(std::string_view link, std::string_view target) {
  const bool is_usable = !target.empty() && target.size() <= entry_name_bytes_max &&
                         !target.starts_with('/') && target.find('\0') == std::string_view::npos;
  if (!is_usable) return std::nullopt;
  const auto folder = link.find('/') == std::string_view::npos ? std::string_view{}
                                                               : link.substr(0, link.rfind('/'));
  return walked(fmt::format("{}/{}", folder, target), true);
}

}  // namespace glueprint
