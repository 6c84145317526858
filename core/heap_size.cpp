#include "core/heap_size.hpp"

#include <nlohmann/json.hpp>

namespace glueprint {
namespace {

using nlohmann::json;

// The colour and the three pointers of a node of std::map.
constexpr std::size_t map_node_bytes = 4 * sizeof(void*);

std::size_t object_bytes(const json::object_t& object) {
  auto bytes = allocated_bytes(sizeof(json::object_t));
  for (const auto& [name, value] : object) {
    bytes += allocated_bytes(map_node_bytes + sizeof(json::object_t::value_type));
    bytes += heap_bytes(name) + heap_bytes(value);
  }
  return bytes;
}

std::size_t array_bytes(const json::array_t& array) {
  auto bytes = allocated_bytes(sizeof(json::array_t));
  if (array.capacity() > 0) bytes += allocated_bytes(array.capacity() * sizeof(json));
  for (const auto& value : array) bytes += heap_bytes(value);
  return bytes;
}

}  // namespace

std::size_t heap_bytes(const std::string& text) {
  static const auto inline_capacity = std::string{}.capacity();
  return text.capacity() > inline_capacity ? allocated_bytes(text.capacity() + 1) : 0;
}

std::size_t heap_bytes(const json& value) {
  if (value.is_object()) return object_bytes(value.get_ref<const json::object_t&>());
  if (value.is_array()) return array_bytes(value.get_ref<const json::array_t&>());
  if (!value.is_string()) return 0;
  return allocated_bytes(sizeof(std::string)) + heap_bytes(value.get_ref<const std::string&>());
}

}  // namespace glueprint
