#include "server/archive/python_tokens.hpp"

#include <algorithm>
#include <utility>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"

namespace glueprint {
namespace {

bool is_name_character(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Whether letters before a quote are those of a string, such as `rb`.
bool is_prefix(std::string_view letters) {
  return letters.size() <= 2 && letters.find_first_not_of("rRbBuUfFtT") == std::string_view::npos;
}

bool holds_any(std::string_view text, std::string_view letters) {
  return text.find_first_of(letters) != std::string_view::npos;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view source) : source_{source} {}

  std::vector<PythonStatement> read() {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (source_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    begin_line();
    while (at_ < source_.size()) read_next();
    end_statement();
    return std::move(statements_);
  }

 private:
  char here() const { return at_ < source_.size() ? source_[at_] : '\0'; }
  bool has(std::string_view text) const { return source_.substr(at_).starts_with(text); }

  // Whether a line end stands here; steps over it.
  bool take_line_end() {
    if (here() != '\n' && here() != '\r') return false;
    at_ += has("\r\n") ? 2 : 1;
    ++line_;
    return true;
  }

  // Measures the blanks at the beginning of a line; a tab leads to the next multiple of eight.
  void begin_line() {
    indent_ = 0;
    for (; here() == ' ' || here() == '\t' || here() == '\f'; ++at_) {
      indent_ = here() == '\t' ? (indent_ / 8 + 1) * 8 : indent_ + 1;
      if (here() == '\f') indent_ = 0;
    }
  }

  void end_statement() {
    if (!statement_.tokens.empty()) statements_.push_back(std::move(statement_));
    statement_ = {};
  }

  void add(PythonTokenKind kind, std::string text, std::size_t line) {
    if (statement_.tokens.empty()) {
      statement_.line = line;
      statement_.indent = indent_;
    }
    statement_.tokens.push_back({kind, std::move(text), line});
  }

  void read_next() {
    if (here() == '#') {
      while (at_ < source_.size() && here() != '\n' && here() != '\r') ++at_;
    } else if (take_line_end()) {
      if (brackets_ > 0) return;
      end_statement();
      begin_line();
    } else if (here() == '\\') {
      ++at_;
      take_line_end();
    } else if (here() == '"' || here() == '\'') {
      read_string("");
    } else if (is_name_character(here())) {
      read_name();
    } else {
      read_sign();
    }
  }

  void read_name() {
    const auto begin = at_;
    while (is_name_character(here())) ++at_;
    const auto name = source_.substr(begin, at_ - begin);
    const bool is_string = (here() == '"' || here() == '\'') && is_prefix(name);
    if (is_string) return read_string(name);
    add(PythonTokenKind::name, std::string{name}, line_);
  }

  void read_sign() {
    const char sign = source_[at_++];
    if (sign == ' ' || sign == '\t' || sign == '\f') return;
    if (sign == ';' && brackets_ == 0) return end_statement();
    if (sign == '(' || sign == '[' || sign == '{') ++brackets_;
    if ((sign == ')' || sign == ']' || sign == '}') && brackets_ > 0) --brackets_;
    add(PythonTokenKind::sign, std::string(1, sign), line_);
  }

  // Reads a string from its quote on. Strings of bytes are signs: they are no text.
  void read_string(std::string_view prefix) {
    const auto line = line_;
    const std::string_view quote = source_.substr(at_, 1);
    const bool is_long = source_.substr(at_, 3) == std::string(3, quote[0]);
    const auto end = is_long ? source_.substr(at_, 3) : quote;
    at_ += end.size();
    const bool is_raw = holds_any(prefix, "rR");
    const auto place = statement_.tokens.size();
    add(holds_any(prefix, "bB") ? PythonTokenKind::sign : PythonTokenKind::text, "", line);
    std::string value;
    while (at_ < source_.size() && !has(end)) {
      if (!is_long && (here() == '\n' || here() == '\r')) break;
      if (holds_any(prefix, "fFtT") && here() == '{' && !has("{{")) {
        read_replacement();
        value += '{';
        continue;
      }
      if (has("{{")) value += source_[at_++];
      if (here() == '\\' && at_ + 1 < source_.size()) {
        read_escape(is_raw, value);
      } else {
        read_character(value);
      }
    }
    if (has(end)) at_ += end.size();
    auto& token = statement_.tokens[place];
    if (token.kind == PythonTokenKind::sign) value = "b";
    token.text = std::move(value);
  }

  void read_character(std::string& value) {
    value += here();
    if (!take_line_end()) ++at_;
  }

  // Escapes of quotes and backslashes are read; others stay as they are.
  void read_escape(bool is_raw, std::string& value) {
    ++at_;
    if (is_raw || !holds_any(source_.substr(at_, 1), "'\"\\")) value += '\\';
    read_character(value);
  }

  // Reads what an f-string computes, until its brace closes.
  void read_replacement() {
    const auto outer = std::exchange(brackets_, 0);
    ++at_;
    if (++depth_ <= python_depth_max) {
      while (at_ < source_.size() && !(here() == '}' && brackets_ == 0)) {
        if (!take_line_end()) read_within();
      }
    }
    --depth_;
    brackets_ = outer;
    if (here() == '}') ++at_;
  }

  void read_within() {
    ++brackets_;
    read_next();
    if (brackets_ > 0) --brackets_;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t indent_ = 0;
  std::size_t brackets_ = 0;
  std::size_t depth_ = 0;
  PythonStatement statement_;
  std::vector<PythonStatement> statements_;
};

}  // namespace

bool PythonStatement::begins_with(std::string_view name) const {
  return !tokens.empty() && tokens.front().is_name(name);
}

std::vector<PythonStatement> read_python(std::string_view source) {
  return Tokenizer{source}.read();
}

}  // namespace glueprint
