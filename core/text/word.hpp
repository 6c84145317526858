#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace glueprint {

// Eight characters of a text as one number, the first one in its lowest bits. Text is looked
// through eight characters at a time, since nearly all of it is plain.
using Word = std::uint64_t;
inline constexpr std::size_t word_bytes = sizeof(Word);

constexpr Word eight_of(unsigned char c) {
  return Word{0x0101010101010101} * c;
}

inline Word load_word(const char* text) {
  Word word = 0;
  std::memcpy(&word, text, word_bytes);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

inline void store_word(char* text, Word word) {
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  std::memcpy(text, &word, word_bytes);
}

// A bit for the first character that JSON wants escaped: a quote, a backslash or a control
// character. Zero when there is none. Bits behind the first mean nothing.
constexpr Word escapes_in(Word word) {
  const auto below_space = word - eight_of(0x20);
  const auto is_quote = (word ^ eight_of('"')) - eight_of(1);
  const auto is_backslash = (word ^ eight_of('\\')) - eight_of(1);
  return (below_space | is_quote | is_backslash) & ~word & eight_of(0x80);
}

// The place of the character to which the lowest bit of `bits`, which is not zero, belongs.
constexpr std::size_t first_place(Word bits) {
  return static_cast<std::size_t>(std::countr_zero(bits)) / 8;
}

// The first characters of a text that is not empty: a word of it, or all that it has, and behind
// that bytes that are no ASCII.
inline Word load_front(std::string_view text) {
  if (text.size() >= word_bytes) return load_word(text.data());
  Word word = ~Word{0};
  for (auto place = text.size(); place-- > 0;) {
    word = word << 8 | static_cast<unsigned char>(text[place]);
  }
  return word;
}

// The same for control characters alone.
constexpr Word controls_in(Word word) {
  return (word - eight_of(0x20)) & ~word & eight_of(0x80);
}

constexpr bool is_ascii(Word word) {
  return (word & eight_of(0x80)) == 0;
}

}  // namespace glueprint
