#include "server/archive/blueprint_files.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "core/text/whole_file.hpp"
#include "server/archive/archive_error.hpp"
#include "server/archive/layout_error.hpp"
#include "server/archive/path_inside.hpp"
#include "server/archive/zip.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view cfg_name = "blueprint.cfg";
constexpr int links_max = 40;  // in a row, as in Linux

std::string_view name_within(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// Counts what a blueprint unpacks to, and refuses more than AWS allows.
class Measure {
 public:
  void add(std::uint64_t bytes) {
    bytes_ += std::min<std::uint64_t>(bytes, unpacked_bytes_max + 1);
    if (bytes_ > unpacked_bytes_max) throw ArchiveError{"it is too large unpacked"};
    if (++files_ > archive_entries_max) throw ArchiveError{"it holds too many files"};
  }

 private:
  std::uint64_t bytes_ = 0;
  std::size_t files_ = 0;
};

void require_honest(const ZipEntry& entry) {
  const auto type = entry.mode & S_IFMT;
  if (entry.is_encrypted()) throw ArchiveError{"it is encrypted"};
  if (type != 0 && type != S_IFREG && type != S_IFDIR && type != S_IFLNK) {
    throw ArchiveError{"it holds a device"};
  }
}

// A symbolic link, and what it leads to, both from the root.
struct Link {
  std::string name;
  std::string target;
};

// Puts what links lead to in their place.
class LinkResolver {
 public:
  LinkResolver(BlueprintFiles& blueprint, const std::vector<Link>& links, Measure& measure)
      : blueprint_{blueprint}, links_{links}, measure_{measure} {}

  // What a link leads to may hold links: each round resolves those within what the last one placed.
  void resolve() {
    for (std::size_t round = 0; round < links_.size(); ++round) {
      const auto before = blueprint_.files.size();
      for (const auto& link : links_) place(link, end_of(link.target));
      if (blueprint_.files.size() == before) return;
    }
  }

 private:
  // Follows the links on a path, until none is left.
  std::string end_of(std::string path) const {
    for (int followed = 0; followed < links_max; ++followed) {
      const auto on_way = std::find_if(links_.begin(), links_.end(), [&path](const Link& link) {
        return path == link.name || path.starts_with(link.name + '/');
      });
      if (on_way == links_.end()) return path;
      const auto rest = path.substr(on_way->name.size());
      path = on_way->target.empty() && !rest.empty() ? rest.substr(1) : on_way->target + rest;
    }
    throw ArchiveError{"it holds links that lead in a circle"};
  }

  // A link to nothing is nothing, as when it is opened.
  void place(const Link& link, const std::string& end) {
    if (end.empty() || link.name.starts_with(end + '/')) {
      throw ArchiveError{"it holds links that lead in a circle"};
    }
    if (const auto file = blueprint_.files.find(end); file != blueprint_.files.end()) {
      return copy(file->second, link.name);
    }
    const auto folder = end + '/';
    std::vector<std::pair<std::string, std::function<std::string()>>> within;
    for (auto file = blueprint_.files.lower_bound(folder);
         file != blueprint_.files.end() && file->first.starts_with(folder); ++file) {
      within.emplace_back(link.name + '/' + file->first.substr(folder.size()), file->second);
    }
    for (const auto& [name, read] : within) copy(read, name);
  }

  // What stands behind a link is read only here, since it counts by what it unpacks to.
  void copy(const std::function<std::string()>& read, const std::string& name) {
    if (blueprint_.has_file(name)) return;
    measure_.add(read().size());
    blueprint_.files[name] = read;
  }

  BlueprintFiles& blueprint_;
  const std::vector<Link>& links_;
  Measure& measure_;
};

void require_no_file_is_a_folder(const BlueprintFiles& blueprint) {
  for (const auto& [name, read] : blueprint.files) {
    if (!blueprint.has_folder(name)) continue;
    throw ArchiveError{fmt::format("it holds a file and a folder named {}", in_quotes(name))};
  }
}

std::string archive_bytes(const fs::path& path) {
  std::error_code error;
  const auto bytes = fs::file_size(path, error);
  if (!error && bytes > archive_bytes_max) {
    throw ArchiveError{fmt::format("it is larger than {} bytes", archive_bytes_max)};
  }
  try {
    return read_whole_file(path, archive_bytes_max);
  } catch (const std::runtime_error& failure) {
    throw ArchiveError{fmt::format("it cannot be read: {}", failure.what())};
  }
}

// The place of a cfg that stands where none is looked for; empty when there is none.
std::string cfg_elsewhere(const BlueprintFiles& blueprint) {
  for (const auto& [name, read] : blueprint.files) {
    if (name_within(name) == cfg_name) return name;
  }
  return {};
}

}  // namespace

bool BlueprintFiles::has_folder(std::string_view folder) const {
  const auto prefix = std::string{folder} + '/';
  const auto first = files.lower_bound(prefix);
  return first != files.end() && first->first.starts_with(prefix);
}

BlueprintFiles open_archive(const fs::path& archive) {
  const auto zip = std::make_shared<const std::string>(archive_bytes(archive));
  BlueprintFiles blueprint{archive.stem().string(), {}};
  std::vector<Link> links;
  Measure measure;
  for (const auto& entry : read_zip_directory(*zip)) {
    require_honest(entry);
    measure.add(entry.bytes);
    const auto name = path_inside(entry.name);
    const bool is_named = name && (entry.is_folder() || !name->empty());
    if (!is_named) throw ArchiveError{"it holds a name that leads out of its folder"};
    if (entry.is_link()) {
      const auto target = link_target(*name, unpack(*zip, entry));
      if (!target) throw ArchiveError{"it holds a link that leads out of its folder"};
      links.push_back({*name, *target});
      if (links.size() > archive_links_max) throw ArchiveError{"it holds too many links"};
    } else if (!entry.is_folder()) {
      const auto read = [zip, entry] { return unpack(*zip, entry); };
      const bool is_new = blueprint.files.insert_or_assign(*name, read).second;
      const bool is_cfg = name_within(*name) == cfg_name;
      if (!is_new && is_cfg) throw ArchiveError{"it holds blueprint.cfg twice"};
    }
  }
  LinkResolver{blueprint, links, measure}.resolve();
  require_no_file_is_a_folder(blueprint);
  return blueprint;
}

BlueprintFiles open_folder(const fs::path& folder) {
  BlueprintFiles blueprint{fs::absolute(folder).lexically_normal().filename().string(), {}};
  if (blueprint.name.empty()) {
    blueprint.name = fs::absolute(folder).lexically_normal().parent_path().filename().string();
  }
  Measure measure;
  for (auto found = fs::recursive_directory_iterator{folder};
       found != fs::recursive_directory_iterator{}; ++found) {
    const auto& path = found->path();
    if (path.filename().string().starts_with('.')) {
      found.disable_recursion_pending();
    } else if (found->is_regular_file()) {
      measure.add(found->file_size());
      blueprint.files[path.lexically_relative(folder).generic_string()] = [path] {
        return read_whole_file(path, unpacked_bytes_max);
      };
    }
  }
  return blueprint;
}

std::string cfg_name_in(const BlueprintFiles& blueprint) {
  const auto in_folder = fmt::format("{}/{}", blueprint.name, cfg_name);
  for (const auto& name : {std::string{cfg_name}, in_folder}) {
    if (blueprint.has_file(name)) return name;
  }
  const auto elsewhere = cfg_elsewhere(blueprint);
  const auto found = elsewhere.empty() ? std::string{"it holds no blueprint.cfg"}
                                       : fmt::format("it holds {}", in_quotes(elsewhere));
  throw MissingCfg{
      fmt::format("{}: expected at the root or in {}/", found, printable(blueprint.name)),
      missing_cfg_message(blueprint.name)};
}

}  // namespace glueprint
