#include "core/text/words.hpp"

namespace glueprint {

std::optional<std::vector<std::string>> split_words(std::string_view text) {
  std::vector<std::string> words;
  char quote = 0;
  bool is_in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    const bool is_blank = c == ' ' || c == '\t' || c == '\n';
    if (quote == 0 && is_blank) {
      is_in_word = false;
      continue;
    }
    if (!is_in_word) words.emplace_back();
    is_in_word = true;
    if (c == quote) {
      quote = 0;
      continue;
    }
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
      continue;
    }
    if (c == '\\' && quote != '\'') {
      if (++i == text.size()) return std::nullopt;
      c = text[i];
    }
    words.back() += c;
  }
  return quote == 0 ? std::optional{words} : std::nullopt;
}

}  // namespace glueprint
