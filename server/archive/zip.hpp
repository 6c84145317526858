#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace glueprint {

// An entry of a ZIP file, as its central directory tells of it. `mode` holds the permissions of
// Unix, 0 when the file was made elsewhere.
struct ZipEntry {
  std::string name;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t packed_bytes = 0;
  std::uint64_t bytes = 0;
  std::uint64_t header_at = 0;
  mode_t mode = 0;

  bool is_encrypted() const { return (flags & 1) != 0; }
  bool is_folder() const;
  bool is_link() const;
};

// The entries of a ZIP file, in their order; zip64 and what stands before the first entry are
// read. Throws ArchiveError for what is no ZIP file, is damaged, or holds too many entries.
std::vector<ZipEntry> read_zip_directory(std::string_view zip);

// The bytes of an entry, which must be those of its checksum. Throws ArchiveError when it is
// damaged, encrypted, compressed otherwise than by deflate, or larger than an archive may be.
std::string unpack(std::string_view zip, const ZipEntry& entry);

}  // namespace glueprint
