#include "core/random.hpp"

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

void append_hex(std::string& out, std::uint64_t word, int digits) {
  for (int shift = 60; digits > 0; shift -= 4, --digits) out += hex_digits[(word >> shift) & 0xf];
}

// An id of three letters and 64 hex digits.
std::string long_id(std::string_view prefix, Draw draw) {
  std::string id{prefix};
  id.reserve(prefix.size() + 64);
  for (int word = 0; word < 4; ++word) append_hex(id, draw.next(), 16);
  return id;
}

}  // namespace

std::string Random::run_id(std::string_view account, std::int64_t ordinal) const {
  return long_id("br_", Draw{seed_, account, "run", ordinal});
}

std::string Random::workflow_run_id(std::string_view account, std::int64_t ordinal) const {
  return long_id("wr_", Draw{seed_, account, "workflow run", ordinal});
}

std::string Random::request_id(std::string_view account, std::int64_t start,
                               std::int64_t ordinal) const {
  Draw draw{absorb(seed_, start), account, "request", ordinal};
  const auto high = draw.next();
  const auto low = draw.next();
  std::string id;
  id.reserve(36);
  append_hex(id, high, 8);
  id += '-';
  append_hex(id, high << 32, 4);
  id += "-4";
  append_hex(id, high << 48, 3);
  id += '-';
  id += hex_digits[8 | (low >> 62)];
  append_hex(id, low << 2, 3);
  id += '-';
  append_hex(id, low << 16, 12);
  return id;
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
