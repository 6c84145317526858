#include "server/client/command_bodies.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/decimal_number.hpp"
#include "core/text/printable.hpp"
#include "core/text/whole_file.hpp"
#include "core/text/whole_number.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string text_of_file(const std::string& name) {
  if (name == "-") {
    return {std::istreambuf_iterator<char>{std::cin}, std::istreambuf_iterator<char>{}};
  }
  try {
    return read_whole_file(name, fixture_bytes_max);
  } catch (const std::runtime_error& error) {
    throw std::invalid_argument{fmt::format("{}: {}", in_quotes(name), error.what())};
  }
}

json number_of(const std::string& flag, const std::string& value) {
  const auto number = read_whole_number(value);
  if (!number) {
    throw std::invalid_argument{
        fmt::format("--{}: {} is not a whole number", flag, in_quotes(value))};
  }
  return *number;
}

// The members of a verification that flags name.
json expectation(const CommandInput& input) {
  json wanted = json::object();
  for (const auto* flag : {"count", "at-least", "at-most"}) {
    std::string member = flag;
    std::replace(member.begin(), member.end(), '-', '_');
    if (const auto* value = input.flag(flag)) wanted[member] = number_of(flag, *value);
  }
  if (const auto* interval = input.flag("min-interval")) wanted["min_interval"] = *interval;
  if (wanted.empty()) {
    throw std::invalid_argument{
        "verify needs what must hold: --count N, --at-least N, --at-most N or --min-interval D, "
        "or a FILE"};
  }
  return wanted;
}

json matched_requests(const CommandInput& input) {
  json match = json::object();
  if (const auto* operation = input.flag("operation")) match["operation"] = *operation;
  if (const auto* members = input.flag("input")) {
    match["input"] = json::parse(*members, nullptr, false);
    if (!match["input"].is_object()) {
      throw std::invalid_argument{
          fmt::format("--input: {} is not a JSON object", in_quotes(*members))};
    }
  }
  return match;
}

}  // namespace

Bodies advance_body(const CommandInput& input) {
  return {json{{"by", input.arguments[0]}}.dump()};
}

Bodies set_clock_body(const CommandInput& input) {
  return {json{{"now", input.arguments[0]}}.dump()};
}

Bodies freeze_clock_body(const CommandInput& input) {
  json body{{"rate", 0}};
  if (!input.arguments.empty()) body["now"] = input.arguments[0];
  return {body.dump()};
}

Bodies scale_clock_body(const CommandInput& input) {
  const auto rate = read_decimal(input.arguments[0]);
  if (!rate) {
    throw std::invalid_argument{fmt::format("clock scale: {} is not a number, such as 0.5 or 60",
                                            in_quotes(input.arguments[0]))};
  }
  return {json{{"rate", *rate}}.dump()};
}

Bodies real_clock_body(const CommandInput&) {
  return {json{{"now", "real"}}.dump()};
}

Bodies file_body(const CommandInput& input) {
  return {text_of_file(input.arguments.back())};
}

Bodies fixture_bodies(const CommandInput& input) {
  const auto& name = input.arguments[0];
  std::error_code error;
  if (!fs::is_directory(name, error)) return {text_of_file(name)};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator{name, error}) {
    const auto file = entry.path().filename();
    const bool is_schema = file.stem().extension() == ".schema";
    if (file.extension() == ".json" && !is_schema) files.push_back(entry.path());
  }
  if (files.empty()) {
    throw std::invalid_argument{fmt::format("{} holds no *.json file", in_quotes(name))};
  }
  std::sort(files.begin(), files.end());
  Bodies bodies;
  for (const auto& file : files) bodies.push_back(text_of_file(file.string()));
  return bodies;
}

Bodies reset_body(const CommandInput& input) {
  if (input.flag("account") == nullptr && input.flag("all") == nullptr) {
    throw std::invalid_argument{"reset needs --account ID, or --all for every account"};
  }
  return {""};
}

Bodies end_run_body(const CommandInput& input) {
  const auto* timeline = input.flag("timeline");
  if (timeline == nullptr) throw std::invalid_argument{"runs end needs --timeline NAME"};
  return {json{{"timeline", *timeline}}.dump()};
}

Bodies fail_run_body(const CommandInput& input) {
  json body{{"phases", json::array({json{{"state", "FAILED"}}})}};
  const auto* message = input.flag("message");
  body["error_message"] = message == nullptr ? "Failed by glueprint runs fail." : *message;
  return {body.dump()};
}

Bodies verify_body(const CommandInput& input) {
  const bool has_flags = std::ranges::any_of(
      std::array{"operation", "input", "count", "at-least", "at-most", "min-interval"},
      [&](const char* name) { return input.flag(name) != nullptr; });
  if (!input.arguments.empty() && has_flags) {
    throw std::invalid_argument{"verify takes a FILE or flags that say what must hold, not both"};
  }
  if (!input.arguments.empty()) return file_body(input);
  auto body = expectation(input);
  body["match"] = matched_requests(input);
  return {body.dump()};
}

json runs_of_export(json answer, const CommandInput& input) {
  const auto* blueprint = input.flag("blueprint");
  auto runs = json::array();
  for (auto& run : answer.value("BlueprintRuns", json::array())) {
    if (blueprint == nullptr || run.value("BlueprintName", "") == *blueprint) {
      runs.push_back(std::move(run));
    }
  }
  return {{"BlueprintRuns", std::move(runs)}};
}

json run_of_export(json answer, const CommandInput& input) {
  const auto& id = input.arguments[0];
  for (auto& run : answer.value("BlueprintRuns", json::array())) {
    if (run.value("RunId", "") == id) return std::move(run);
  }
  throw std::invalid_argument{
      fmt::format("There is no run {} in this account and region; glueprint runs list shows all.",
                  in_quotes(id))};
}

}  // namespace glueprint
