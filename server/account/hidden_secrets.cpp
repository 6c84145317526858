#include "server/account/hidden_secrets.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/ascii.hpp"
#include "core/text/json_reader.hpp"

namespace glueprint {
namespace {

constexpr std::array<std::string_view, 5> secret_words{"authorization", "credential", "password",
                                                       "secret", "token"};

bool speaks_of_a_secret(std::string_view name) {
  const auto lowered = lower(name);
  return lowered.ends_with("key") ||
         std::any_of(secret_words.begin(), secret_words.end(), [&](std::string_view word) {
           return lowered.find(word) != std::string::npos;
         });
}

void hide_secrets(nlohmann::json& value) {
  if (value.is_object()) {
    for (auto& [name, member] : value.items()) {
      if (speaks_of_a_secret(name)) {
        member = "(hidden)";
      } else {
        hide_secrets(member);
      }
    }
  } else if (value.is_array()) {
    for (auto& element : value) hide_secrets(element);
  }
}

}  // namespace

std::string without_secrets(std::string_view body) {
  auto members = read_json(body, journal_depth_max);
  if (!members || !members->is_object()) return {};
  hide_secrets(*members);
  return members->dump();
}

}  // namespace glueprint
