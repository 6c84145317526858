#include "server/archive/s3_root.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

#include "server/archive/archive_error.hpp"
#include "server/archive/blueprint_files.hpp"
#include "server/archive/parameter_spec.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view scheme = "s3://";

bool is_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

// The path below the root, with its links resolved; nothing for a location that leads out of it.
std::optional<fs::path> path_below(const fs::path& root, std::string_view location) {
  const fs::path key{location.substr(scheme.size())};
  const bool stays = key.is_relative() && location.find('\0') == std::string_view::npos &&
                     std::none_of(key.begin(), key.end(), [](const fs::path& part) {
                       return part == "." || part == ".." || part.empty();
                     });
  if (!stays) return std::nullopt;
  std::error_code error;
  const auto home = fs::canonical(root, error);
  const auto path = error ? fs::path{} : fs::weakly_canonical(home / key, error);
  if (error) return root / key;  // reading it meets the same error
  return is_below(path, home) ? std::optional{path} : std::nullopt;
}

// Why a file cannot be read; no error when it can be.
std::error_code reading_error(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (error) return error;
  if (!fs::is_regular_file(status)) return std::make_error_code(std::errc::invalid_argument);
  if (access(path.c_str(), R_OK) == 0) return {};
  return std::make_error_code(std::errc::permission_denied);
}

}  // namespace

std::string access_error(std::error_code error, std::string_view location) {
  const bool is_denied = error == std::errc::permission_denied;
  return fmt::format("{} object at location {}",
                     is_denied ? "Access denied on" : "Unable to access", location);
}

RegisteredArchive register_archive(const fs::path& s3_root, std::string_view location) {
  const auto nowhere = std::make_error_code(std::errc::no_such_file_or_directory);
  const auto path = path_below(s3_root, location);
  const auto error = path ? reading_error(*path) : nowhere;
  if (error) return {{}, access_error(error, location), {}};
  try {
    const auto blueprint = open_archive(*path);
    return {read_cfg(blueprint.read(cfg_name_in(blueprint))).parameter_spec, {}, {}};
  } catch (const MissingCfg& missing) {
    return {{}, missing.error_message(), fmt::format("{}: {}", location, missing.what())};
  } catch (const ArchiveError& fault) {
    return {{}, fmt::format("{}: {}", access_error(nowhere, location), fault.what()), {}};
  }
}

std::optional<fs::path> find_archive(const fs::path& s3_root, std::string_view location) {
  const auto path = path_below(s3_root, location);
  return path && !reading_error(*path) ? path : std::nullopt;
}

}  // namespace glueprint
