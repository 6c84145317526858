#include "core/request_line.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/printable.hpp"

namespace glueprint {
namespace {

using nlohmann::json;
using Sent = RequestLine::Sent;

constexpr std::size_t shown_bytes_max = 200;

std::string_view name_of(Sent sent) {
  if (sent == Sent::whole) return "whole";
  return sent == Sent::part ? "part" : "nothing";
}

double milliseconds(std::chrono::microseconds duration) {
  return static_cast<double>(duration.count()) / 1000;
}

std::string word(std::string_view text) {
  return text.empty() ? "-" : printable(shortened(text, shown_bytes_max));
}

// What the client sees: `200`, `200 cut`, `200 reset`, or without an answer only how it ends.
std::string answer_of(const RequestLine& line) {
  if (line.sent == Sent::nothing) {
    return line.ending.empty() ? std::string{"unanswered"} : std::string{line.ending};
  }
  auto text = fmt::to_string(line.status);
  if (line.sent == Sent::part) text += " cut";
  if (line.ending == "reset") text += " reset";
  return text;
}

// Red for what is broken, yellow for what is the client's fault, green for the rest.
int colour_of(const RequestLine& line) {
  constexpr int red = 31;
  constexpr int green = 32;
  constexpr int yellow = 33;
  if (line.sent != Sent::whole || line.status >= 500) return red;
  return line.status >= 400 ? yellow : green;
}

json or_null(std::string_view text) {
  return text.empty() ? json(nullptr) : json(text);
}

}  // namespace

std::string text_of(const RequestLine& line, bool in_colours) {
  auto text = fmt::format("{} {} {} ", word(line.account), word(line.region), word(line.operation));
  auto answer = answer_of(line);
  if (in_colours) answer = fmt::format("\x1b[{}m{}\x1b[0m", colour_of(line), answer);
  text += answer;
  if (!line.error.empty()) text += " " + word(line.error);
  if (line.duration) text += fmt::format(" {:.2f} ms", milliseconds(*line.duration));
  for (const auto& rule : line.rules) text += " rule=" + word(rule);
  if (line.attempt) text += fmt::format(" attempt={}", *line.attempt);
  return text;
}

std::string json_members_of(const RequestLine& line) {
  const bool is_answered = line.sent != Sent::nothing;
  const json members{
      {"account", or_null(line.account)},
      {"attempt", line.attempt ? json(*line.attempt) : json(nullptr)},
      {"duration_ms", line.duration ? json(milliseconds(*line.duration)) : json(nullptr)},
      {"ending", or_null(line.ending)},
      {"error", or_null(line.error)},
      {"operation", or_null(shortened(line.operation, shown_bytes_max))},
      {"region", or_null(line.region)},
      {"rules", line.rules},
      {"sent", name_of(line.sent)},
      {"status", is_answered ? json(line.status) : json(nullptr)}};
  const auto text = members.dump(-1, ' ', true, json::error_handler_t::replace);
  return text.substr(1, text.size() - 2);
}

}  // namespace glueprint
