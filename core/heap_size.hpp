#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// What an allocation takes with what glibc's allocator adds to it.
constexpr std::size_t allocated_bytes(std::size_t bytes) {
  return std::max<std::size_t>(32, (bytes + 8 + 15) / 16 * 16);
}

// What a value holds on the heap, beside its own size.
std::size_t heap_bytes(const std::string& text);
std::size_t heap_bytes(const nlohmann::json& value);

template <typename Value>
std::size_t heap_bytes(const std::optional<Value>& value) {
  return value ? heap_bytes(*value) : 0;
}

}  // namespace glueprint
