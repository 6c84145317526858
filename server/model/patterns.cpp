#include "server/model/patterns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/ascii.hpp"
#include "core/text/word.hpp"

namespace glueprint {

namespace {

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Java's `.` matches every code point but these: \n, \r, U+0085, U+2028, U+2029.
bool has_line_terminator(std::string_view text) {
  return text.find_first_of("\n\r") != text.npos || text.find("\xC2\x85") != text.npos ||
         text.find("\xE2\x80\xA8") != text.npos || text.find("\xE2\x80\xA9") != text.npos;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
  });
}

// U+FFFE or U+FFFF.
bool begins_with_noncharacter(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

// The class holds tab and every code point from U+0020 on but the two noncharacters at the end of
// the first plane. (It names surrogates only as pairs, and valid UTF-8 has no other.)
bool is_single_line(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto word = load_front(text.substr(i)); is_ascii(word) && !controls_in(word)) {
      i += word_bytes - 1;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != 0xEF) continue;
    if (byte == 0xEF ? begins_with_noncharacter(text.substr(i)) : byte != '\t') return false;
  }
  return true;
}

bool is_s3_location(std::string_view text) {
  if (!take_prefix(text, "s3://") || text.empty()) return false;
  return text.front() != '/' && text.back() != '/' && text.find('/') != text.npos &&
         text.find("//") == text.npos;
}

bool is_role_arn(std::string_view text) {
  if (!take_prefix(text, "arn:aws")) return false;
  text.remove_prefix(std::min(text.find(':'), text.size()));
  if (!take_prefix(text, ":iam::")) return false;
  text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
  return take_prefix(text, ":role/") && !text.empty() && !has_line_terminator(text);
}

bool is_glue_arn(std::string_view text) {
  constexpr std::array<std::string_view, 7> partitions{
      "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"};
  if (!take_prefix(text, "arn:")) return false;
  const auto partition = text.substr(0, text.find(':'));
  if (std::find(partitions.begin(), partitions.end(), partition) == partitions.end()) return false;
  text.remove_prefix(partition.size());
  return take_prefix(text, ":glue:") && !has_line_terminator(text);
}

constexpr std::array<std::pair<std::string_view, Predicate>, 5> predicates{{
    {R"([\.\-_A-Za-z0-9]+)", is_name},
    {R"([\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*)", is_single_line},
    {R"(^s3://([^/]+)/([^/]+/)*([^/]+)$)", is_s3_location},
    {R"(arn:aws[^:]*:iam::[0-9]*:role/.+)", is_role_arn},
    {R"(arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*)", is_glue_arn},
}};

}  // namespace

Predicate find_predicate(std::string_view pattern) {
  const auto* const found = std::find_if(predicates.begin(), predicates.end(),
                                         [&](const auto& each) { return each.first == pattern; });
  return found == predicates.end() ? nullptr : found->second;
}

}  // namespace glueprint
