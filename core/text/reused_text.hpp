#pragma once

#include <cstddef>
#include <string>

namespace glueprint {

// Empties a text that is filled again and again. It keeps its memory, unless it has more than so
// many bytes.
inline void empty_for_reuse(std::string& text, std::size_t bytes_max) {
  text.clear();
  if (text.capacity() > bytes_max) text = std::string{};
}

}  // namespace glueprint
