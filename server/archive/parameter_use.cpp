#include "server/archive/parameter_use.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace glueprint {
namespace {

using Tokens = std::vector<PythonToken>;

constexpr std::string_view usual_name = "user_params";

// Reads the tokens of a statement for what is done with the dictionary of a name.
class Reader {
 public:
  void read(const Tokens& tokens, std::string_view dictionary) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (!tokens[at].is_name(dictionary)) continue;
      const bool is_member = at > 0 && tokens[at - 1].is_sign('.');
      if (!is_member) read_at(tokens, at);
    }
  }

  std::vector<ParameterUse> take() {
    if (is_filled_elsewhere_) return {};
    std::erase_if(uses_,
                  [this](const ParameterUse& use) { return given_.contains(use.parameter); });
    return std::move(uses_);
  }

 private:
  static bool is_sign(const Tokens& tokens, std::size_t at, char sign) {
    return at < tokens.size() && tokens[at].is_sign(sign);
  }
  static bool is_text(const Tokens& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == PythonTokenKind::text;
  }

  void read_at(const Tokens& tokens, std::size_t at) {
    const bool is_asked = at >= 2 && tokens[at - 1].is_name("in") && is_text(tokens, at - 2);
    if (is_asked) given_.insert(tokens[at - 2].text);
    if (is_sign(tokens, at + 1, '[') && is_text(tokens, at + 2) && is_sign(tokens, at + 3, ']')) {
      const bool is_set = is_sign(tokens, at + 4, '=') && !is_sign(tokens, at + 5, '=');
      note(tokens[at + 2], is_set);
    } else if (is_sign(tokens, at + 1, '.') && at + 2 < tokens.size()) {
      read_call(tokens, at + 2);
    } else if (is_sign(tokens, at + 1, '=') && !is_sign(tokens, at + 2, '=')) {
      is_filled_elsewhere_ = is_filled_elsewhere_ || at == 0;
    }
  }

  void read_call(const Tokens& tokens, std::size_t at) {
    const bool has_text = is_sign(tokens, at + 1, '(') && is_text(tokens, at + 2);
    if (tokens[at].is_name("update")) is_filled_elsewhere_ = true;
    if (has_text && tokens[at].is_name("get")) note(tokens[at + 2], false);
    if (has_text && tokens[at].is_name("setdefault")) note(tokens[at + 2], true);
  }

  void note(const PythonToken& name, bool is_set) {
    if (is_set) {
      given_.insert(name.text);
    } else {
      uses_.push_back({name.text, name.line});
    }
  }

  std::vector<ParameterUse> uses_;
  std::set<std::string> given_;
  bool is_filled_elsewhere_ = false;
};

// The first argument of a function, where a statement defines it.
std::string first_argument(const PythonStatement& statement, std::string_view function) {
  const auto& tokens = statement.tokens;
  const bool defines = tokens.size() > 3 && statement.begins_with("def") &&
                       tokens[1].is_name(function) && tokens[2].is_sign('(') &&
                       tokens[3].kind == PythonTokenKind::name;
  return defines ? tokens[3].text : std::string{};
}

}  // namespace

std::vector<ParameterUse> uses_of_parameters(const PythonModule& module,
                                             std::string_view function) {
  Reader reader;
  std::string argument;  // while its function is being read
  for (const auto& statement : module.statements) {
    if (statement.indent == 0) argument = first_argument(statement, function);
    reader.read(statement.tokens, usual_name);
    if (!argument.empty() && argument != usual_name) reader.read(statement.tokens, argument);
  }
  return reader.take();
}

}  // namespace glueprint
