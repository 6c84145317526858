#include "core/random.hpp"

#include <algorithm>
#include <bit>
#include <random>

namespace glueprint {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection that leaves no visible
// pattern.
constexpr std::uint64_t mix(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15ULL;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31);
}

std::uint64_t absorb(std::uint64_t state, std::string_view text) {
  for (const char c : text) state = mix(state ^ static_cast<unsigned char>(c));
  return mix(state ^ text.size());
}

std::uint64_t absorb(std::uint64_t state, std::int64_t number) {
  return mix(state ^ static_cast<std::uint64_t>(number));
}

// The stream of 64-bit words that belongs to one seed, account, kind and ordinal.
class Draw {
 public:
  Draw(std::uint64_t seed, std::string_view account, std::string_view kind, std::int64_t ordinal)
      : state_{absorb(absorb(absorb(mix(seed), account), kind), ordinal)} {}

  std::uint64_t next() { return mix(state_++); }

 private:
  std::uint64_t state_;
};

// Writes the highest digits of a word.
char* put_hex(char* at, std::uint64_t word, int digits) {
  for (; digits > 0; --digits, word <<= 4) *at++ = hex_digits[word >> 60];
  return at;
}

// An id of three letters and 64 hex digits.
std::string long_id(std::string_view prefix, Draw draw) {
  constexpr int digits = 16;  // of a word
  std::string id(prefix.size() + 4 * digits, '\0');
  char* at = std::copy(prefix.begin(), prefix.end(), id.data());
  for (int word = 0; word < 4; ++word) at = put_hex(at, draw.next(), digits);
  return id;
}

}  // namespace

RequestId::RequestId(std::uint64_t high, std::uint64_t low) {
  char* at = put_hex(text_.data(), high, 8);
  *at++ = '-';
  at = put_hex(at, high << 32, 4);
  *at++ = '-';
  *at++ = '4';
  at = put_hex(at, high << 48, 3);
  *at++ = '-';
  *at++ = hex_digits[8 | (low >> 62)];
  at = put_hex(at, low << 2, 3);
  *at++ = '-';
  put_hex(at, low << 16, 12);
}

std::string Random::run_id(std::string_view account, std::int64_t ordinal) const {
  return long_id("br_", Draw{seed_, account, "run", ordinal});
}

std::string Random::workflow_run_id(std::string_view account, std::int64_t ordinal) const {
  return long_id("wr_", Draw{seed_, account, "workflow run", ordinal});
}

RequestId Random::request_id(std::string_view account, std::int64_t start,
                             std::int64_t ordinal) const {
  Draw draw{absorb(seed_, start), account, "request", ordinal};
  const auto high = draw.next();
  return RequestId{high, draw.next()};
}

std::array<std::byte, 32> Random::token_key(std::string_view account) const {
  Draw draw{seed_, account, "token", 0};
  std::array<std::uint64_t, 4> words{};
  for (auto& word : words) word = draw.next();
  return std::bit_cast<std::array<std::byte, 32>>(words);
}

// The 53 bits that a double has.
double Random::fraction(std::string_view account, std::string_view kind,
                        std::int64_t ordinal) const {
  Draw draw{seed_, account, kind, ordinal};
  return static_cast<double>(draw.next() >> 11) * 0x1p-53;
}

std::uint32_t unseeded_number() {
  return std::random_device{}();
}

}  // namespace glueprint
