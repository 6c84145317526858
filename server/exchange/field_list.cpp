#include "server/exchange/field_list.hpp"

#include <cassert>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"
#include "core/text/reused_text.hpp"

namespace glueprint {
namespace {

constexpr std::string_view separator = ": ";
constexpr std::string_view line_end = "\r\n";

[[maybe_unused]] bool is_one_line(std::string_view text) {
  return text.find_first_of(line_end) == std::string_view::npos;
}

}  // namespace

void FieldList::add(std::string_view name, std::string_view value) {
  assert(is_one_line(name) && is_one_line(value));
  text_.append(name).append(separator).append(value).append(line_end);
  const auto bytes = name.size() + separator.size() + value.size() + line_end.size();
  lines_.push_back({name.size(), bytes});
}

void FieldList::set(std::string_view name, std::string_view value) {
  const auto place = find_from({}, name);
  if (is_end(place)) return add(name, value);
  assert(is_one_line(value));
  auto& line = lines_[place.line];
  const auto around_value = line.name_bytes + separator.size() + line_end.size();
  text_.replace(place.begin + line.name_bytes + separator.size(), line.bytes - around_value, value);
  line.bytes = around_value + value.size();
  remove_from({place.line + 1, place.begin + line.bytes}, name);
}

std::optional<std::string_view> FieldList::find(std::string_view name) const {
  const auto place = find_from({}, name);
  if (is_end(place)) return std::nullopt;
  const auto& line = lines_[place.line];
  auto value = std::string_view{text_}.substr(place.begin, line.bytes - line_end.size());
  value.remove_prefix(line.name_bytes + separator.size());
  return value;
}

void FieldList::remove(std::string_view name) {
  remove_from({}, name);
}

void FieldList::clear() {
  empty_for_reuse(text_, kept_bytes_max);
  lines_.clear();
}

FieldList::Place FieldList::find_from(Place place, std::string_view name) const {
  while (!is_end(place)) {
    const auto& line = lines_[place.line];
    const std::string_view found{text_.data() + place.begin, line.name_bytes};
    if (equals_ignoring_case(found, name)) break;
    place.begin += line.bytes;
    ++place.line;
  }
  return place;
}

void FieldList::remove_from(Place place, std::string_view name) {
  for (place = find_from(place, name); !is_end(place); place = find_from(place, name)) {
    erase(place);
  }
}

void FieldList::erase(const Place& place) {
  text_.erase(place.begin, lines_[place.line].bytes);
  lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(place.line));
}

}  // namespace glueprint
