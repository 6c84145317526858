#include "server/layouts/python_traceback.hpp"

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "server/archive/layout_error.hpp"

namespace glueprint {
namespace {

constexpr std::string_view heading = "Traceback (most recent call last):\n";

// Takes the first line off a text, with its end.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  const auto line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::string_view without_blank_end(std::string_view text) {
  const auto last = text.find_last_not_of(" \r\n\t");
  return text.substr(0, last + 1);
}

// `botocore.exceptions.ClientError` is a ClientError.
std::string_view bare_name(std::string_view type) {
  return type.substr(type.rfind('.') + 1);
}

}  // namespace

std::optional<std::string> message_of_traceback(std::string_view text) {
  const auto at = text.rfind(heading);
  if (at == std::string_view::npos) return std::nullopt;
  auto rest = text.substr(at + heading.size());
  while (rest.starts_with(' ')) take_line(rest);
  const auto error = without_blank_end(rest);
  if (error.empty()) return std::nullopt;
  const auto colon = error.find(": ");
  const auto newline = error.find('\n');
  const bool has_text = colon != std::string_view::npos && colon < newline;
  const auto type = bare_name(has_text ? error.substr(0, colon) : error.substr(0, newline));
  const auto what = has_text ? error.substr(colon + 2) : std::string_view{};
  return shortened(layout_error_message(type, what), run_message_chars_max);
}

}  // namespace glueprint
