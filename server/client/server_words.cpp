#include "server/client/server_words.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "core/text/printable.hpp"

namespace glueprint {

using nlohmann::json;

std::string refusal_of(const ServerAnswer& answer) {
  const auto problem = json::parse(answer.body, nullptr, false);
  if (problem.is_object() && problem.contains("detail") && problem["detail"].is_string()) {
    return problem["detail"].get<std::string>();
  }
  return fmt::format("the server answered {} {}", answer.status,
                     in_quotes(shortened(answer.body, 200)));
}

json json_of(const ServerAnswer& answer) {
  auto value = json::parse(answer.body, nullptr, false);
  if (value.is_discarded()) throw std::invalid_argument{"the server's answer is no JSON"};
  return value;
}

}  // namespace glueprint
