#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>
#include <minizip/zip.h>

namespace glueprint {

// A ZIP archive that a test makes, entry by entry.
class ZipFile {
 public:
  explicit ZipFile(const std::filesystem::path& path)
      : zip_{zipOpen64(path.c_str(), APPEND_STATUS_CREATE)} {
    REQUIRE(zip_ != nullptr);
  }
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;
  ~ZipFile() { close(); }

  void close() {
    if (zip_ != nullptr) zipClose(std::exchange(zip_, nullptr), nullptr);
  }

  // Adds an entry; `mode` is that of Unix, and `flags` those of the ZIP header.
  ZipFile& add(const std::string& name, std::string_view content, unsigned mode = 0100644,
               unsigned flags = 0) {
    zip_fileinfo info{};
    info.external_fa = static_cast<uLong>(mode) << 16;
    constexpr unsigned long made_on_unix = 3 << 8;
    REQUIRE(zipOpenNewFileInZip4(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                 Z_DEFLATED, 9, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY,
                                 nullptr, 0, made_on_unix, flags) == ZIP_OK);
    zipWriteInFileInZip(zip_, content.data(), static_cast<unsigned>(content.size()));
    zipCloseFileInZip(zip_);
    return *this;
  }

 private:
  zipFile zip_;
};

}  // namespace glueprint
