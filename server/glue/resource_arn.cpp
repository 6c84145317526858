#include "server/glue/resource_arn.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/scope_names.hpp"
#include "core/text/ascii.hpp"

namespace glueprint {
namespace {

// Takes the part up to the next separator off the text.
std::string_view take_part(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

bool is_lower_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
  });
}

bool is_type(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '-';
  });
}

}  // namespace

std::optional<ResourceArn> read_resource_arn(std::string_view text) {
  ResourceArn arn;
  if (take_part(text, ':') != "arn") return std::nullopt;
  arn.partition = take_part(text, ':');
  if (take_part(text, ':') != "glue") return std::nullopt;
  arn.region = take_part(text, ':');
  arn.account = take_part(text, ':');
  arn.type = take_part(text, '/');
  arn.name = text;
  const bool has_scope = is_lower_word(arn.partition) && is_lower_word(arn.region) &&
                         arn.region.size() <= region_chars_max && is_account(arn.account);
  const bool has_resource = is_type(arn.type) && (!arn.name.empty() || arn.type == "catalog");
  return has_scope && has_resource ? std::optional{arn} : std::nullopt;
}

}  // namespace glueprint
