#include "core/text/whole_file.hpp"

#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

namespace glueprint {
namespace {

std::string reason(int error) {
  return std::generic_category().message(error);
}

}  // namespace

std::string read_whole_file(const std::filesystem::path& path, std::size_t bytes_max) {
  if (std::filesystem::is_directory(path)) throw std::runtime_error{reason(EISDIR)};
  errno = 0;
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error{reason(errno)};

  std::string bytes;
  char block[64 * 1024];
  while (file.read(block, sizeof block) || file.gcount() > 0) {
    bytes.append(block, static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > bytes_max) {
      throw std::runtime_error{fmt::format("larger than {} bytes", bytes_max)};
    }
  }
  if (file.bad()) throw std::runtime_error{reason(errno)};
  return bytes;
}

}  // namespace glueprint
