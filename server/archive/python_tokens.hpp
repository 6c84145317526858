#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

enum class PythonTokenKind { name, text, sign };

// A name or a number, the value of a string, or one character of an operator.
struct PythonToken {
  PythonTokenKind kind = PythonTokenKind::sign;
  std::string text;
  std::size_t line = 0;

  bool is_sign(char sign) const { return kind == PythonTokenKind::sign && text[0] == sign; }
  bool is_name(std::string_view name) const {
    return kind == PythonTokenKind::name && text == name;
  }
};

// A logical line of Python: what stands between two line ends or semicolons that end a statement.
struct PythonStatement {
  std::size_t line = 0;
  std::size_t indent = 0;
  std::vector<PythonToken> tokens;

  // Whether the statement begins with a name, such as a keyword.
  bool begins_with(std::string_view name) const;
};

// Splits Python source into its statements: comments are left out, and strings, brackets and
// backslashes continue a line. What f-strings compute follows them as tokens of its own. Takes all
// text, also such as Python would refuse.
std::vector<PythonStatement> read_python(std::string_view source);

}  // namespace glueprint
