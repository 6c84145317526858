#include "core/text/glob.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace glueprint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t word_bits = 64;
constexpr std::size_t byte_values = 256;

std::size_t words_for(std::string_view piece) {
  return (piece.size() + word_bits - 1) / word_bits;
}

bool fits_char(char wanted, char given) {
  return wanted == '?' || wanted == given;
}

// Whether a piece without `*` fits a text of its length.
bool fits(std::string_view piece, std::string_view text) {
  return std::equal(piece.begin(), piece.end(), text.begin(), text.end(), fits_char);
}

// Finds a piece that holds `?`. Bit i of the state tells whether the first i + 1 characters of the
// piece end at the current character of the text (Baeza-Yates and Gonnet's shift-and).
class WildPiece {
 public:
  explicit WildPiece(std::string_view piece)
      : last_{piece.size() - 1}, words_{words_for(piece)}, fits_(byte_values * words_) {
    const auto set = [this](std::size_t byte, std::size_t place) {
      fits_[byte * words_ + place / word_bits] |= std::uint64_t{1} << place % word_bits;
    };
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (piece[i] == '?') set(0, i);
    }
    for (std::size_t byte = 1; byte < byte_values; ++byte) {
      std::copy_n(fits_.begin(), words_, &fits_[byte * words_]);
    }
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (piece[i] != '?') set(static_cast<unsigned char>(piece[i]), i);
    }
  }

  // Where the first occurrence ends; `none` when there is none.
  std::size_t find_end_in(std::string_view text) const {
    std::vector<std::uint64_t> state(words_);
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto* const fitting = &fits_[static_cast<unsigned char>(text[at]) * words_];
      std::uint64_t carried = 1;
      for (std::size_t word = 0; word < words_; ++word) {
        const auto next = state[word] >> (word_bits - 1);
        state[word] = (state[word] << 1 | carried) & fitting[word];
        carried = next;
      }
      if ((state[last_ / word_bits] >> last_ % word_bits & 1) != 0) return at + 1;
    }
    return none;
  }

 private:
  std::size_t last_;
  std::size_t words_;
  std::vector<std::uint64_t> fits_;
};

// Where the first occurrence of a piece without `*` ends in the text.
std::size_t find_end(std::string_view piece, std::string_view text) {
  if (piece.size() > text.size()) return none;
  if (piece.find('?') != none) return WildPiece{piece}.find_end_in(text);
  const auto* const found = memmem(text.data(), text.size(), piece.data(), piece.size());
  if (found == nullptr) return none;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + piece.size();
}

// A pattern with at least one `*`: what stands before the first one and behind the last one.
struct Parts {
  std::string_view front;
  std::string_view middle;
  std::string_view back;
};

Parts parts_of(std::string_view pattern) {
  const auto first = pattern.find('*');
  const auto last = pattern.rfind('*');
  return {pattern.substr(0, first), pattern.substr(first, last - first), pattern.substr(last + 1)};
}

// Takes the next piece, and the stars before it, off the middle of a pattern.
std::string_view take_piece(std::string_view& middle) {
  middle.remove_prefix(std::min(middle.find_first_not_of('*'), middle.size()));
  const auto piece = middle.substr(0, middle.find('*'));
  middle.remove_prefix(piece.size());
  return piece;
}

// Whether the pattern wants more characters than the text has.
bool is_too_short(std::string_view text, std::string_view pattern) {
  const auto stars = static_cast<std::size_t>(std::count(pattern.begin(), pattern.end(), '*'));
  return text.size() < pattern.size() - stars;
}

}  // namespace

// Each piece between two stars is best taken where it first occurs: that leaves most to the others.
bool matches_glob(std::string_view pattern, std::string_view text) {
  if (is_too_short(text, pattern)) return false;
  if (pattern.find('*') == none) return fits(pattern, text);
  auto [front, middle, back] = parts_of(pattern);
  if (!fits(front, text.substr(0, front.size())) ||
      !fits(back, text.substr(text.size() - back.size()))) {
    return false;
  }
  text = text.substr(front.size(), text.size() - front.size() - back.size());
  for (;;) {
    const auto piece = take_piece(middle);
    if (piece.empty()) return true;
    const auto end = find_end(piece, text);
    if (end == none) return false;
    text.remove_prefix(end);
  }
}

std::size_t glob_steps(std::string_view pattern, std::string_view text) {
  auto steps = pattern.size();
  if (pattern.find('*') == none || is_too_short(text, pattern)) return steps;
  auto middle = parts_of(pattern).middle;
  std::size_t words_max = 0;
  for (auto piece = take_piece(middle); !piece.empty(); piece = take_piece(middle)) {
    const bool is_wild = piece.find('?') != none;
    steps += is_wild ? byte_values * words_for(piece) : 0;
    words_max = std::max(words_max, is_wild ? words_for(piece) : 1);
  }
  return steps + words_max * text.size();
}

}  // namespace glueprint
