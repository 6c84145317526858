#include "server/http/chunk_line.hpp"

#include <algorithm>
#include <charconv>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "server/exchange/refusal.hpp"
#include "server/http/grammar.hpp"

namespace glueprint {
namespace {

void skip_blanks(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
}

// Takes a token from the front; false when there is none.
bool take_token(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_token_char);
  const auto length = static_cast<std::size_t>(end - rest.begin());
  rest.remove_prefix(length);
  return length > 0;
}

// Takes a quoted string from the front; false when none begins there, or it has no end.
bool take_quoted_string(std::string_view& rest) {
  if (rest.empty() || rest.front() != '"') return false;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (!is_text_char(rest[at])) return false;
    if (rest[at] == '"') {
      rest.remove_prefix(at + 1);
      return true;
    }
    if (rest[at] == '\\' && (++at == rest.size() || !is_text_char(rest[at]))) return false;
  }
  return false;
}

// One `;name` or `;name=value`.
bool take_extension(std::string_view& rest) {
  if (rest.front() != ';') return false;
  rest.remove_prefix(1);
  skip_blanks(rest);
  if (!take_token(rest)) return false;
  skip_blanks(rest);
  if (rest.empty() || rest.front() != '=') return true;
  rest.remove_prefix(1);
  skip_blanks(rest);
  const bool has_value = take_token(rest) || take_quoted_string(rest);
  skip_blanks(rest);
  return has_value;
}

}  // namespace

ChunkLine parse_chunk_line(std::string_view line) {
  ChunkLine chunk;
  const auto end = line.data() + line.size();
  const auto result = std::from_chars(line.data(), end, chunk.size, 16);
  const auto digits = static_cast<std::size_t>(result.ptr - line.data());
  if (result.ec != std::errc{} || digits > chunk_size_digits_max) {
    throw RequestRefused{400,
                         "a chunk must begin with its size in hexadecimal, not " + in_quotes(line)};
  }
  auto rest = line.substr(digits);
  chunk.extension_bytes = rest.size();
  while (!rest.empty()) {
    if (!take_extension(rest)) {
      throw RequestRefused{400,
                           "what follows the size of a chunk is malformed: " + in_quotes(line)};
    }
  }
  return chunk;
}

void check_trailer_line(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) ||
      !is_text(line.substr(colon + 1))) {
    throw RequestRefused{400, "a trailer must be a header field, not " + in_quotes(line)};
  }
}

}  // namespace glueprint
