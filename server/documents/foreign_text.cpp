#include "server/documents/foreign_text.hpp"

#include <algorithm>
#include <array>

#include "core/text/ascii.hpp"

namespace glueprint {
namespace {

// A form of text, and what is said of it.
struct ForeignText {
  bool (*is)(std::string_view text);
  std::string_view advice;
};

// The text from its first character that is not blank.
std::string_view without_leading_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == text.npos ? std::string_view{} : text.substr(first);
}

std::string_view first_line(std::string_view text) {
  return without_leading_blanks(text).substr(0, without_leading_blanks(text).find('\n'));
}

bool is_word_letter(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-';
}

// The text behind the word that it begins with; the whole text when it begins with none.
std::string_view behind_word(std::string_view text) {
  const auto* const end = std::find_if_not(text.begin(), text.end(), is_word_letter);
  return text.substr(static_cast<std::size_t>(end - text.begin()));
}

bool begins_with_word(std::string_view text) {
  return behind_word(text).size() < text.size();
}

bool is_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
         (text.size() > 1 && (text[0] == '\0') != (text[1] == '\0'));
}

bool is_blank(std::string_view text) {
  return without_leading_blanks(text).empty();
}

bool is_archive(std::string_view text) {
  return text.starts_with("PK\x03\x04");
}

bool is_markup(std::string_view text) {
  return without_leading_blanks(text).starts_with('<');
}

bool is_table(std::string_view text) {
  const auto line = first_line(text);
  return line.starts_with("----------") || line.starts_with("+-----");
}

bool is_columns(std::string_view text) {
  const auto line = first_line(text);
  return begins_with_word(line) && behind_word(line).starts_with('\t');
}

bool is_python(std::string_view text) {
  const auto inner = without_leading_blanks(text).find_first_not_of("[{( \t\r\n");
  return inner != text.npos && inner > 0 &&
         (without_leading_blanks(text)[inner] == '\'' ||
          without_leading_blanks(text).substr(inner).starts_with("datetime."));
}

// As console.log of Node and %+v of Go print it.
bool is_printed_object(std::string_view text) {
  auto rest = without_leading_blanks(text);
  if (rest.starts_with('&')) rest.remove_prefix(1);
  const auto inner = rest.find_first_not_of("[{ \t\r\n");
  if (inner == rest.npos || inner == 0) return false;
  rest.remove_prefix(inner);
  return begins_with_word(rest) && behind_word(rest).starts_with(':');
}

bool is_yaml(std::string_view text) {
  const auto line = first_line(text);
  auto rest = line;
  if (rest.starts_with("- ")) rest = without_leading_blanks(rest.substr(2));
  if (rest.starts_with('"')) return false;
  const auto behind = behind_word(rest);
  return line.starts_with("---") || line.starts_with('#') ||
         (begins_with_word(rest) && behind.starts_with(':') &&
          (behind.size() == 1 || behind[1] == ' ' || behind[1] == '\r'));
}

constexpr std::array<ForeignText, 9> foreign_texts{{
    {is_utf16,
     "is UTF-16, as > in PowerShell writes it; save it as UTF-8: ... | Out-File -Encoding utf8"},
    {is_blank, "is empty; a command that failed leaves such a file: run it again"},
    {is_archive, "is a ZIP archive; archives of blueprints belong below --s3-root"},
    {is_markup, "is XML or HTML, not JSON; save what `aws glue ... --output json` prints"},
    {is_table, "is a table of the AWS CLI; run the command with --output json"},
    {is_columns, "is text output of the AWS CLI; run the command with --output json"},
    {is_python, "is what Python prints, not JSON; write it with json.dumps(answer, default=str)"},
    {is_printed_object,
     "is a printed object, not JSON; write it with JSON.stringify(answer) or its like"},
    {is_yaml, "is YAML, not JSON; run the AWS CLI with --output json, or convert the file"},
}};

}  // namespace

std::string_view describe_foreign_text(std::string_view text) {
  const auto* const found =
      std::find_if(foreign_texts.begin(), foreign_texts.end(),
                   [text](const ForeignText& foreign) { return foreign.is(text); });
  return found == foreign_texts.end() ? std::string_view{} : found->advice;
}

}  // namespace glueprint
