#include "server/archive/zip.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <sys/stat.h>
#include <zlib.h>

#include "core/limits.hpp"
#include "server/archive/archive_error.hpp"
#include "server/archive/little_endian.hpp"

namespace glueprint {
namespace {

constexpr std::string_view end_mark = "PK\x05\x06";
constexpr std::string_view end64_mark = "PK\x06\x06";
constexpr std::string_view locator64_mark = "PK\x06\x07";
constexpr std::string_view entry_mark = "PK\x01\x02";
constexpr std::string_view header_mark = "PK\x03\x04";
constexpr std::size_t end_bytes = 22;
constexpr std::size_t end64_bytes = 56;
constexpr std::size_t locator64_bytes = 20;
constexpr std::size_t mark_bytes = 4;
constexpr std::uint32_t in_zip64 = 0xffffffff;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

[[noreturn]] void refuse_damage() {
  throw ArchiveError{"it is damaged"};
}

bool stands_at(std::string_view zip, std::size_t at, std::string_view mark) {
  return at <= zip.size() && zip.substr(at, mark.size()) == mark;
}

// Where the central directory lies. What stands before the archive moves all places by `shift`.
struct Directory {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t shift = 0;
  std::uint64_t entries = 0;
};

Directory placed(std::uint64_t end, std::uint64_t bytes, std::uint64_t offset,
                 std::uint64_t entries) {
  if (bytes > end || offset > end - bytes) refuse_damage();
  return {end - bytes, end, end - bytes - offset, entries};
}

Directory find_directory(std::string_view zip) {
  constexpr std::size_t comment_bytes_max = 0xffff;
  const auto tail = zip.size() - std::min(zip.size(), end_bytes + comment_bytes_max);
  const auto found = zip.rfind(end_mark);
  if (found == std::string_view::npos || found < tail || zip.size() - found < end_bytes) {
    throw ArchiveError{"it is no ZIP archive"};
  }
  const bool is_zip64 = found >= locator64_bytes + end64_bytes &&
                        stands_at(zip, found - locator64_bytes, locator64_mark);
  if (is_zip64) {
    const auto end = found - locator64_bytes - end64_bytes;
    if (!stands_at(zip, end, end64_mark)) refuse_damage();
    LittleEndian reader{zip, end + 32};
    const auto entries = reader.eight();
    const auto bytes = reader.eight();
    return placed(end, bytes, reader.eight(), entries);
  }
  LittleEndian reader{zip, found + 10};
  const auto entries = reader.two();
  const auto bytes = reader.four();
  return placed(found, bytes, reader.four(), entries);
}

// Takes the numbers that did not fit out of the extra field of zip64.
void read_zip64(std::string_view extra, ZipEntry& entry) {
  LittleEndian fields{extra, 0};
  while (fields.left() >= 4) {
    constexpr std::uint16_t zip64_field = 1;
    const auto id = fields.two();
    const auto length = fields.two();
    LittleEndian field{fields.text(length), 0};
    if (id != zip64_field) continue;
    for (auto* number : {&entry.bytes, &entry.packed_bytes, &entry.header_at}) {
      if (*number == in_zip64) *number = field.eight();
    }
  }
}

ZipEntry read_entry(LittleEndian& reader) {
  constexpr unsigned unix_host = 3;
  ZipEntry entry;
  if (reader.text(mark_bytes) != entry_mark) refuse_damage();
  const auto made_by = reader.two() >> 8;
  reader.skip(2);
  entry.flags = reader.two();
  entry.method = reader.two();
  reader.skip(4);
  entry.crc = reader.four();
  entry.packed_bytes = reader.four();
  entry.bytes = reader.four();
  const auto name_bytes = reader.two();
  const auto extra_bytes = reader.two();
  const auto comment_bytes = reader.two();
  reader.skip(4);
  const auto attributes = reader.four();
  if (made_by == unix_host) entry.mode = attributes >> 16;
  entry.header_at = reader.four();
  entry.name = reader.text(name_bytes);
  read_zip64(reader.text(extra_bytes), entry);
  reader.skip(comment_bytes);
  return entry;
}

// The words for a method of compression that is not read here.
std::string name_of_method(unsigned method) {
  constexpr std::array<std::pair<unsigned, std::string_view>, 5> names{
      {{9, "Deflate64"}, {12, "bzip2"}, {14, "LZMA"}, {93, "Zstandard"}, {95, "XZ"}}};
  for (const auto& [number, name] : names) {
    if (number == method) return std::string{name};
  }
  return fmt::format("method {}", method);
}

std::string_view packed_bytes_of(std::string_view zip, const ZipEntry& entry) {
  LittleEndian reader{zip, entry.header_at};
  if (reader.text(mark_bytes) != header_mark) refuse_damage();
  reader.skip(22);
  const auto name_bytes = reader.two();
  const auto extra_bytes = reader.two();
  reader.skip(name_bytes);
  reader.skip(extra_bytes);
  return reader.text(entry.packed_bytes);
}

struct InflateEnd {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

std::string inflated(std::string_view packed) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc{};
  const std::unique_ptr<z_stream, InflateEnd> ending{&stream};
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string bytes;
  std::array<char, 16 * 1024> chunk{};
  int result = Z_OK;
  while (result == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    result = inflate(&stream, Z_NO_FLUSH);
    bytes.append(chunk.data(), chunk.size() - stream.avail_out);
    if (bytes.size() > unpacked_bytes_max) throw ArchiveError{"it is too large unpacked"};
  }
  if (result != Z_STREAM_END) refuse_damage();
  return bytes;
}

}  // namespace

bool ZipEntry::is_folder() const {
  return name.ends_with('/') || name.ends_with('\\') || (mode & S_IFMT) == S_IFDIR;
}

bool ZipEntry::is_link() const {
  return (mode & S_IFMT) == S_IFLNK;
}

std::vector<ZipEntry> read_zip_directory(std::string_view zip) {
  const auto directory = find_directory(zip);
  if (directory.entries > archive_entries_max) throw ArchiveError{"it holds too many files"};
  LittleEndian reader{zip.substr(0, directory.end), directory.begin};
  std::vector<ZipEntry> entries;
  while (reader.left() > 0) {
    if (entries.size() == archive_entries_max) throw ArchiveError{"it holds too many files"};
    entries.push_back(read_entry(reader));
    auto& at = entries.back().header_at;
    if (at > zip.size()) refuse_damage();
    at += directory.shift;
  }
  return entries;
}

std::string unpack(std::string_view zip, const ZipEntry& entry) {
  if (entry.is_encrypted()) throw ArchiveError{"it is encrypted"};
  if (entry.method != stored && entry.method != deflated) {
    throw ArchiveError{
        fmt::format("{} is compressed by {}, which is not read: make the archive "
                    "with deflate, as zip does by default",
                    entry.name, name_of_method(entry.method))};
  }
  const auto packed = packed_bytes_of(zip, entry);
  auto bytes = entry.method == stored ? std::string{packed} : inflated(packed);
  const auto crc =
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
  if (bytes.size() != entry.bytes || crc != entry.crc) refuse_damage();
  return bytes;
}

}  // namespace glueprint
