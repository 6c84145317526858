#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "server/archive/archive_error.hpp"

namespace glueprint {

// Reads the numbers of a ZIP file, the least byte first, one after the other. Throws ArchiveError
// where the bytes end.
class LittleEndian {
 public:
  LittleEndian(std::string_view bytes, std::uint64_t at) : bytes_{bytes} { skip(at); }

  std::uint16_t two() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t four() { return static_cast<std::uint32_t>(number(4)); }
  std::uint64_t eight() { return number(8); }

  std::string_view text(std::uint64_t length) {
    if (length > bytes_.size()) throw ArchiveError{"it is damaged"};
    const auto text = bytes_.substr(0, length);
    bytes_.remove_prefix(length);
    return text;
  }

  void skip(std::uint64_t length) { text(length); }
  std::size_t left() const { return bytes_.size(); }

 private:
  std::uint64_t number(std::size_t length) {
    std::uint64_t number = 0;
    const auto digits = text(length);
    for (std::size_t i = length; i-- > 0;) {
      number = number << 8 | static_cast<unsigned char>(digits[i]);
    }
    return number;
  }

  std::string_view bytes_;
};

}  // namespace glueprint
