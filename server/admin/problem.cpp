#include "server/admin/problem.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "server/glue/json_writer.hpp"

namespace glueprint {
namespace {

constexpr std::array<std::pair<unsigned, std::string_view>, 9> titles{{
    {400, "Bad request"},
    {404, "Not found"},
    {405, "Method not allowed"},
    {409, "Conflict"},
    {413, "Request too large"},
    {422, "Wrong members"},
    {500, "Internal error"},
    {501, "Not implemented"},
    {503, "The data cannot be reached"},
}};

std::string_view title_of(unsigned status) {
  const auto found = std::find_if(titles.begin(), titles.end(),
                                  [status](const auto& title) { return title.first == status; });
  return found == titles.end() ? "Problem" : found->second;
}

std::vector<Problem::Error> errors_of(const std::vector<Mistake>& mistakes) {
  std::vector<Problem::Error> errors;
  for (const auto& mistake : mistakes) {
    errors.push_back({"#" + mistake.pointer, {}, mistake.message});
  }
  return errors;
}

// The cure for an account that stands in a body, which every route takes in the query.
std::vector<Mistake> with_cures(std::vector<Mistake> mistakes) {
  for (auto& mistake : mistakes) {
    if (!mistake.pointer.ends_with("/account") || !mistake.message.starts_with("is not known")) {
      continue;
    }
    mistake.message =
        "does not belong into the body: say it in the query, as ?account=111122223333";
  }
  return mistakes;
}

std::string sentence(std::string text) {
  return text.ends_with('?') || text.ends_with('.') ? text : text + ".";
}

// The first error in words, and how many more there are.
std::string summary(const std::vector<Mistake>& mistakes) {
  const auto& first = mistakes.front();
  auto text = first.pointer.empty() ? "The body " + first.message
                                    : fmt::format("{} {}", first.pointer, first.message);
  if (mistakes.size() > 1) text += fmt::format(" (and {} more)", mistakes.size() - 1);
  return text;
}

}  // namespace

Problem::Problem(unsigned status, std::string detail, std::vector<Error> errors)
    : std::runtime_error{sentence(std::move(detail))},
      status_{status},
      errors_{std::move(errors)} {}

Problem no_such(std::string detail) {
  return {404, std::move(detail)};
}

Problem conflict(std::string detail) {
  return {409, std::move(detail)};
}

Problem wrong_parameter(std::string name, std::string detail) {
  auto text = fmt::format("The query parameter {} {}", name, detail);
  return {400, std::move(text), {{{}, std::move(name), std::move(detail)}}};
}

Problem wrong_member(std::string pointer, std::string detail) {
  auto text = fmt::format("{} {}", pointer.empty() ? "The body" : pointer, detail);
  return {422, std::move(text), {{"#" + pointer, {}, std::move(detail)}}};
}

Problem unreadable_body(std::vector<Mistake> mistakes) {
  for (auto& mistake : mistakes) {
    if (mistake.line > 1) mistake.message += fmt::format(" (in line {})", mistake.line);
  }
  return {400, summary(mistakes), errors_of(mistakes)};
}

Problem wrong_members(const std::vector<Mistake>& given) {
  const auto mistakes = with_cures(given);
  return {422, summary(mistakes), errors_of(mistakes)};
}

void write_problem(Response& response, const Problem& problem) {
  response.status = problem.status();
  response.body.clear();
  response.fields.set("X-Content-Type-Options", "nosniff");
  response.fields.set("Content-Type", "application/problem+json");
  JsonWriter json{response.body};
  json.begin_object();
  json.member("detail", problem.what());
  if (!problem.errors().empty()) {
    json.key("errors");
    json.begin_array();
    for (const auto& error : problem.errors()) {
      json.begin_object();
      json.member("detail", error.detail);
      if (error.parameter.empty()) json.member("pointer", error.pointer);
      if (!error.parameter.empty()) json.member("parameter", error.parameter);
      json.end_object();
    }
    json.end_array();
  }
  json.key("status");
  json.number(problem.status());
  json.member("title", title_of(problem.status()));
  json.end_object();
}

}  // namespace glueprint
