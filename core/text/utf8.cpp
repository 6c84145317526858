#include "core/text/utf8.hpp"

#include "core/text/word.hpp"

namespace glueprint {
namespace {

constexpr std::size_t character_bytes_max = 4;

constexpr unsigned byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

constexpr bool is_continuation(unsigned byte) {
  return (byte & 0xC0) == 0x80;
}

struct LeadByte {
  std::size_t length;
  unsigned second_min;
  unsigned second_max;
};

// What may follow a byte that begins a character, after table 3-7 of the Unicode standard, which
// leaves no room for surrogates and overlong forms. A length of 0 is a byte that begins nothing.
constexpr LeadByte lead_byte(unsigned byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte < 0xF0) return {3, byte == 0xE0 ? 0xA0u : 0x80u, byte == 0xED ? 0x9Fu : 0xBFu};
  return {4, byte == 0xF0 ? 0x90u : 0x80u, byte == 0xF4 ? 0x8Fu : 0xBFu};
}

}  // namespace

std::size_t character_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto lead = lead_byte(byte_at(text, 0));
  if (lead.length > text.size()) return 0;
  if (lead.length < 2) return lead.length;
  if (byte_at(text, 1) < lead.second_min || byte_at(text, 1) > lead.second_max) return 0;
  for (std::size_t i = 2; i < lead.length; ++i) {
    if (!is_continuation(byte_at(text, i))) return 0;
  }
  return lead.length;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const bool begins_in_ascii = text.size() >= word_bytes && is_ascii(load_word(text.data()));
    const auto length = begins_in_ascii ? word_bytes : character_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::int64_t utf16_length(std::string_view text) {
  std::int64_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    length += (is_continuation(byte) ? 0 : 1) + (byte >= 0xF0 ? 1 : 0);
  }
  return length;
}

std::string_view whole_characters(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  for (std::size_t back = 1; back < character_bytes_max && back <= bytes_max; ++back) {
    const auto begin = bytes_max - back;
    if (is_continuation(byte_at(text, begin))) continue;
    const bool is_cut = character_length(text.substr(begin)) > back;
    return text.substr(0, is_cut ? begin : bytes_max);
  }
  return text.substr(0, bytes_max);
}

}  // namespace glueprint
