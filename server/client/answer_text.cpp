#include "server/client/answer_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include "core/text/printable.hpp"
#include "core/text/utf8.hpp"
#include "core/time/time_text.hpp"

namespace glueprint {
namespace {

using nlohmann::json;
using Row = std::vector<std::string>;

constexpr std::size_t cell_bytes_max = 300;
constexpr std::string_view gap = "  ";

std::string plain(const json& value);

std::string joined(const json& values) {
  std::string text;
  for (const auto& [name, value] : values.items()) {
    if (!text.empty()) text += values.is_object() ? " " : ", ";
    text += values.is_object() ? fmt::format("{}={}", name, plain(value)) : plain(value);
  }
  return text.empty() ? "-" : text;
}

// A value as people read it: without quotes, `-` for nothing, `a, b` for a list.
std::string plain(const json& value) {
  if (value.is_null()) return "-";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_structured()) return joined(value);
  return value.dump();
}

std::string instant(const json& epoch_seconds) {
  const auto milliseconds = std::llround(epoch_seconds.get<double>() * 1000);
  return write_instant(Instant{Duration{milliseconds}});
}

Row row_of(const json& element, std::span<const Column> columns) {
  Row row;
  for (const auto& column : columns) {
    const json::json_pointer pointer{column.pointer};
    const auto value = element.contains(pointer) ? element.at(pointer) : json(nullptr);
    const auto text = column.is_time && value.is_number() ? instant(value) : plain(value);
    row.push_back(printable(shortened(text, cell_bytes_max)));
  }
  return row;
}

std::size_t width_of(const std::string& cell) {
  return static_cast<std::size_t>(utf16_length(cell));
}

std::string lines_of(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string lines;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      line.append(widths[i] - width_of(row[i]), ' ');
      line += gap;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines += line + "\n";
  }
  return lines;
}

std::vector<Row> rows_of(const json& elements, std::span<const Column> columns) {
  std::vector<Row> rows;
  for (const auto& element : elements) rows.push_back(row_of(element, columns));
  return rows;
}

// The elements that the table shows: those of an array, or the answer alone.
json elements_of(const json& answer, const AnswerView& view) {
  const json::json_pointer pointer{view.rows};
  auto elements = answer.contains(pointer) ? answer.at(pointer) : json::array();
  return elements.is_array() ? elements : json::array({elements});
}

bool has_plain_members_only(const json& answer) {
  return answer.is_object() && std::none_of(answer.begin(), answer.end(), [](const json& member) {
           return member.is_structured();
         });
}

// The warnings of an answer, a line each, which are then no member any more.
std::string take_warnings(json& answer) {
  std::string lines;
  if (!answer.is_object()) return lines;
  const auto warnings = answer.find("warnings");
  if (warnings == answer.end() || !warnings->is_array()) return lines;
  for (const auto& warning : *warnings) lines += "warning: " + printable(plain(warning)) + "\n";
  answer.erase(warnings);
  return lines;
}

}  // namespace

std::string row_texts(const json& rows, std::span<const Column> columns) {
  return lines_of(rows_of(rows, columns));
}

std::string answer_text(const json& answer, const AnswerView& view) {
  std::vector<Row> rows;
  if (!view.columns.empty()) {
    auto below = rows_of(elements_of(answer, view), view.columns);
    if (below.empty()) return "None.\n";
    Row heading;
    for (const auto& column : view.columns) heading.emplace_back(column.heading);
    rows.push_back(heading);
    rows.insert(rows.end(), below.begin(), below.end());
    return lines_of(rows);
  }
  auto members = answer;
  const auto warnings = take_warnings(members);
  if (!has_plain_members_only(members)) return answer.dump(2, ' ', true) + "\n";
  for (const auto& [name, value] : members.items()) {
    rows.push_back({printable(name), printable(plain(value))});
  }
  return lines_of(rows) + warnings;
}

std::string shown_lines(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines += printable(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string json_line(const json& answer) {
  return answer.dump(-1, ' ', true) + "\n";
}

}  // namespace glueprint
