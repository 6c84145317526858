#include "server/cli/blueprint_check.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "server/archive/archive_error.hpp"
#include "server/archive/blueprint_files.hpp"
#include "server/archive/layout_look.hpp"
#include "server/archive/parameter_spec.hpp"
#include "server/archive/python_path.hpp"
#include "server/documents/json_document.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view cfg_name = "blueprint.cfg";

void append(std::vector<Mistake>& all, std::vector<Mistake>&& more) {
  for (auto& mistake : more) all.push_back(std::move(mistake));
}

Mistake at(const std::string& file, std::size_t line, std::string text) {
  return {file, line, {}, std::move(text)};
}

// Checks the files of one blueprint, which lie at a place.
class BlueprintCheck {
 public:
  BlueprintCheck(fs::path place, BlueprintFiles blueprint)
      : place_{std::move(place)}, blueprint_{std::move(blueprint)} {}

  std::vector<Mistake> check() {
    try {
      const auto cfg_name_here = cfg_name_in(blueprint_);
      const auto text = blueprint_.read(cfg_name_here);
      auto mistakes = mistakes_of_cfg(shown(cfg_name_here), text);
      if (mistakes.empty()) append(mistakes, mistakes_of_layout(read_cfg(text)));
      return mistakes;
    } catch (const ArchiveError& error) {
      return {at(place_.string(), 0, error.what())};
    }
  }

 private:
  std::string shown(const std::string& file) const {
    const auto name = file.starts_with(prefix_) ? file.substr(prefix_.size()) : file;
    return (place_ / name).string();
  }

  static std::vector<Mistake> mistakes_of_cfg(const std::string& file, const std::string& text) {
    MistakeList list{file};
    read_json_document(text, parameters_depth_max, list);
    if (!list.mistakes().empty()) return std::move(list.mistakes());
    for (auto& mistake : mistakes_in_cfg(text)) {
      list.add(std::move(mistake.pointer), mistake.text.substr(1));
    }
    list.find_lines(text);
    return std::move(list.mistakes());
  }

  // A folder is its archive, or lies in it: then the layout's name begins with the folder's.
  void put_in_folder(const std::string& layout_generator) {
    const auto dot = layout_generator.find('.');
    const auto first = layout_generator.substr(0, dot);
    if (dot == std::string::npos || find_module(blueprint_, first) || prefix_ == first + '/')
      return;
    BlueprintFiles moved{first, {}};
    prefix_ = first + '/';
    for (auto& [name, read] : blueprint_.files) moved.files[prefix_ + name] = read;
    blueprint_ = std::move(moved);
  }

  std::vector<Mistake> mistakes_of_layout(const BlueprintCfg& cfg) {
    if (fs::is_directory(place_)) put_in_folder(cfg.layout_generator);
    std::vector<Mistake> mistakes;
    const auto look = look_at_layout(blueprint_, cfg.layout_generator, cfg.parameters);
    if (look.failure) {
      mistakes.push_back(at(shown(look.failure->file), look.failure->line,
                            fmt::format("every run fails: {}", look.failure->text)));
    }
    for (const auto& use : look.undeclared) {
      mistakes.push_back(
          at(shown(use.file), use.line,
             fmt::format("the layout asks for the parameter {}, which blueprint.cfg does not "
                         "declare: add it to parameterSpec",
                         in_quotes(use.text))));
    }
    return mistakes;
  }

  fs::path place_;
  BlueprintFiles blueprint_;
  std::string prefix_;
};

std::vector<Mistake> check_blueprint(const fs::path& place, bool is_folder) {
  try {
    return BlueprintCheck{place, is_folder ? open_folder(place) : open_archive(place)}.check();
  } catch (const std::runtime_error& error) {
    return {at(place.string(), 0, error.what())};
  }
}

void look_below(const fs::path& folder, BlueprintPlaces& places) {
  std::error_code error;
  if (fs::is_regular_file(folder / cfg_name, error)) {
    places.folders.push_back(folder);
    return;
  }
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator{folder, error}) entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  for (const auto& entry : entries) {
    if (entry.filename().string().starts_with('.')) continue;
    if (fs::is_symlink(entry, error)) continue;
    if (fs::is_directory(entry, error)) {
      look_below(entry, places);
    } else if (entry.extension() == ".zip") {
      places.archives.push_back(entry);
    }
  }
}

}  // namespace

bool BlueprintPlaces::hold(const fs::path& file) const {
  const auto holds = [&file](const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first ==
           folder.end();
  };
  return std::find(archives.begin(), archives.end(), file) != archives.end() ||
         std::any_of(folders.begin(), folders.end(), holds);
}

BlueprintPlaces find_blueprints(const fs::path& path) {
  BlueprintPlaces places;
  std::error_code error;
  if (path.filename() == cfg_name) {
    places.folders.push_back(path.has_parent_path() ? path.parent_path() : fs::path{"."});
  } else if (fs::is_directory(path, error)) {
    look_below(path, places);
  } else if (path.extension() == ".zip") {
    places.archives.push_back(path);
  }
  return places;
}

std::vector<Mistake> check_blueprints(const BlueprintPlaces& places) {
  std::vector<Mistake> mistakes;
  for (const auto& archive : places.archives) append(mistakes, check_blueprint(archive, false));
  for (const auto& folder : places.folders) append(mistakes, check_blueprint(folder, true));
  return mistakes;
}

}  // namespace glueprint
