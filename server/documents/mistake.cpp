#include "server/documents/mistake.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "core/text/printable.hpp"
#include "server/documents/json_lines.hpp"

namespace glueprint {

std::string to_line(const Mistake& mistake) {
  std::string line = mistake.file;
  if (mistake.line > 0) line += fmt::format(":{}", mistake.line);
  if (!mistake.pointer.empty()) line += fmt::format(": {}", mistake.pointer);
  if (mistake.is_warning) line += ": warning";
  return printable(fmt::format("{}: {}", line, mistake.message));
}

void MistakeList::add(const Place& place, std::string message) {
  add(place.pointer(), std::move(message));
}

void MistakeList::add(std::string pointer, std::string message) {
  mistakes_.push_back({file_, 0, std::move(pointer), std::move(message)});
}

void MistakeList::add(std::size_t line, std::string message) {
  mistakes_.push_back({file_, line, {}, std::move(message)});
}

void MistakeList::warn(const Place& place, std::string message) {
  add(place, std::move(message));
  mistakes_.back().is_warning = true;
}

void MistakeList::find_lines(std::string_view text) {
  std::unordered_map<std::string, std::size_t> lines;
  for (const auto& mistake : mistakes_) lines.emplace(mistake.pointer, 1);
  find_json_lines(text, lines);
  for (auto& mistake : mistakes_) {
    if (mistake.line == 0) mistake.line = lines.at(mistake.pointer);
  }
}

}  // namespace glueprint
