#include "core/text/whole_file.hpp"

#include <cerrno>
#include <cstdint>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace glueprint {
namespace {

std::runtime_error error_of_system(int error) {
  return std::runtime_error{std::generic_category().message(error)};
}

// Such as a pipe, a device or a socket; opening the last is an error of its own.
std::runtime_error no_regular_file() {
  return std::runtime_error{"Not a regular file"};
}

std::runtime_error too_large(std::size_t bytes_max) {
  return std::runtime_error{fmt::format("larger than {} bytes", bytes_max)};
}

// An open file. Opening one that is no regular file does not wait for its other end.
class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path)
      : descriptor_{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)} {
    if (descriptor_ < 0 && errno == ENXIO) throw no_regular_file();
    if (descriptor_ < 0) throw error_of_system(errno);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { ::close(descriptor_); }

  // Its size. Throws unless it is a regular file.
  std::uintmax_t size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) throw error_of_system(errno);
    if (S_ISDIR(status.st_mode)) throw error_of_system(EISDIR);
    if (!S_ISREG(status.st_mode)) throw no_regular_file();
    return static_cast<std::uintmax_t>(status.st_size);
  }

  // Adds what comes next, at most that much, to the bytes; false at the end.
  bool read(std::string& bytes, std::size_t count) const {
    const auto before = bytes.size();
    bytes.resize(before + count);
    auto got = ::read(descriptor_, bytes.data() + before, count);
    while (got < 0 && errno == EINTR) got = ::read(descriptor_, bytes.data() + before, count);
    if (got < 0) throw error_of_system(errno);
    bytes.resize(before + static_cast<std::size_t>(got));
    return got > 0;
  }

 private:
  int descriptor_;
};

}  // namespace

// Some files, such as those of /proc, are larger than they say.
std::string read_whole_file(const std::filesystem::path& path, std::size_t bytes_max) {
  constexpr std::size_t block_bytes = 64 * 1024;
  const OpenFile file{path};
  const auto size = file.size();
  if (size > bytes_max) throw too_large(bytes_max);
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(size) + block_bytes);
  while (file.read(bytes, block_bytes)) {
    if (bytes.size() > bytes_max) throw too_large(bytes_max);
  }
  return bytes;
}

}  // namespace glueprint
