#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace glueprint {

// Appends the lowest `bytes` bytes of a number, the highest of them first.
inline void append_big_endian(std::string& text, std::uint64_t number, std::size_t bytes) {
  for (auto byte = bytes; byte > 0; --byte) {
    text += static_cast<char>(number >> (byte - 1) * 8 & 0xff);
  }
}

// The number that at most eight bytes stand for.
inline std::uint64_t read_big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

}  // namespace glueprint
