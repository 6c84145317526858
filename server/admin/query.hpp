#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace glueprint {

// Decodes percent-encoded text. Throws Problem for an invalid escape, and for text that is then not
// UTF-8; `what` names the text.
std::string decoded(std::string_view text, std::string_view what);

// The parameters of a query string.
class Query {
 public:
  Query() = default;

  // Throws Problem for a parameter that comes twice.
  explicit Query(std::string_view text);

  const std::map<std::string, std::string>& parameters() const { return parameters_; }

  // A parameter as a value of its type. Throws Problem for one that is not.
  const std::string* text(const std::string& name) const;
  bool flag(const std::string& name, bool otherwise) const;
  std::optional<std::int64_t> number(const std::string& name, std::int64_t min,
                                     std::int64_t max) const;

 private:
  std::map<std::string, std::string> parameters_;
};

}  // namespace glueprint
