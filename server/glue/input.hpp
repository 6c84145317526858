#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// The members of a request, checked against the model. Ask for a member by the accessor of its type
// in the model.
class Input {
 public:
  explicit Input(const nlohmann::json& members) : members_{members} {}

  // A member that the model requires.
  std::string_view text(std::string_view name) const;

  std::optional<std::string_view> text_if_given(std::string_view name) const;
  std::optional<std::int64_t> integer_if_given(std::string_view name) const;

  // False when the member is absent.
  bool flag(std::string_view name) const;

  const nlohmann::json& members() const { return members_; }

 private:
  const nlohmann::json* find(std::string_view name) const;

  const nlohmann::json& members_;
};

}  // namespace glueprint
