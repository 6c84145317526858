#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace glueprint {

// The line that begins a chunk: the size of the chunk, and how much of the line is extensions.
struct ChunkLine {
  std::uint64_t size = 0;
  std::size_t extension_bytes = 0;
};

// Reads the line, given without its line ending. The extensions must follow the grammar of RFC
// 9112, 7.1.1. Throws RequestRefused 400.
ChunkLine parse_chunk_line(std::string_view line);

// Holds one trailer line to the grammar of a field, `name: value`. Throws RequestRefused 400.
void check_trailer_line(std::string_view line);

}  // namespace glueprint
