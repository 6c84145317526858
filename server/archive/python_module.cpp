#include "server/archive/python_module.hpp"

#include <algorithm>
#include <utility>

namespace glueprint {
namespace {

using Tokens = std::vector<PythonToken>;

// Reads `a.b.c` from a place on, and moves the place behind it.
std::string take_dotted_name(const Tokens& tokens, std::size_t& at) {
  std::string name;
  for (; at < tokens.size(); ++at) {
    const auto& token = tokens[at];
    const bool is_step = token.is_sign('.') || (token.kind == PythonTokenKind::name &&
                                                (name.empty() || name.back() == '.'));
    if (!is_step) break;
    name += token.text;
  }
  return name;
}

// Steps behind the next comma, or to the end.
void skip_comma(const Tokens& tokens, std::size_t& at) {
  while (at < tokens.size() && !tokens[at].is_sign(',')) ++at;
  ++at;
}

std::vector<PythonImport> plain_imports(const PythonStatement& statement) {
  std::vector<PythonImport> imports;
  for (std::size_t at = 1; at < statement.tokens.size();) {
    imports.push_back({take_dotted_name(statement.tokens, at), 0, {}, statement.line});
    skip_comma(statement.tokens, at);
  }
  return imports;
}

PythonImport from_import(const PythonStatement& statement) {
  const auto& tokens = statement.tokens;
  PythonImport import;
  import.line = statement.line;
  std::size_t at = 1;
  for (; at < tokens.size() && tokens[at].is_sign('.'); ++at) ++import.dots;
  if (at < tokens.size() && !tokens[at].is_name("import")) {
    import.module = take_dotted_name(tokens, at);
  }
  ++at;
  while (at < tokens.size()) {
    if (tokens[at].is_sign('(')) ++at;
    if (at < tokens.size() && !tokens[at].is_sign(')')) import.names.push_back(tokens[at].text);
    skip_comma(tokens, at);
  }
  return import;
}

// The name that an import gives: the one after `as`, else the first of `a.b`.
void define_imported(const Tokens& tokens, std::size_t at, PythonModule& module) {
  for (; at < tokens.size(); ++at) {
    if (tokens[at].is_sign('*')) module.may_define_more = true;
    if (tokens[at].kind == PythonTokenKind::name) module.names.insert(tokens[at].text);
  }
}

// Names before the last `=` of an assignment; `==` and its like compare.
void define_assigned(const Tokens& tokens, PythonModule& module) {
  std::size_t depth = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    const auto& token = tokens[at];
    if (token.is_sign('(') || token.is_sign('[') || token.is_sign('{')) ++depth;
    if (token.is_sign(')') || token.is_sign(']') || token.is_sign('}')) --depth;
    if (!token.is_sign('=') || depth != 0 || at == 0) continue;
    const auto& before = tokens[at - 1];
    const bool compares = tokens[at + 1].is_sign('=') || before.is_sign('=') ||
                          before.is_sign('!') || before.is_sign('<') || before.is_sign('>');
    if (!compares) end = at;
  }
  for (std::size_t at = 0; at < end; ++at) {
    if (tokens[at].kind == PythonTokenKind::name) module.names.insert(tokens[at].text);
  }
}

// Names after `for` and `as`, which are defined there.
void define_bound(const Tokens& tokens, PythonModule& module) {
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    if (!tokens[at].is_name("for") && !tokens[at].is_name("as")) continue;
    for (auto name = at + 1; name < tokens.size() && !tokens[name].is_name("in"); ++name) {
      if (tokens[name].kind == PythonTokenKind::name) module.names.insert(tokens[name].text);
    }
  }
}

std::size_t place_of_keyword(const PythonStatement& statement) {
  return statement.begins_with("async") ? 1 : 0;
}

bool opens_scope(const PythonStatement& statement) {
  const auto at = place_of_keyword(statement);
  const auto& tokens = statement.tokens;
  return at + 1 < tokens.size() && (tokens[at].is_name("def") || tokens[at].is_name("class"));
}

void note_definitions(const PythonStatement& statement, PythonModule& module) {
  const auto& tokens = statement.tokens;
  if (opens_scope(statement)) {
    module.names.insert(tokens[place_of_keyword(statement) + 1].text);
  } else if (statement.begins_with("import")) {
    define_imported(tokens, 1, module);
  } else if (statement.begins_with("from")) {
    const auto import = std::find_if(tokens.begin(), tokens.end(), [](const PythonToken& token) {
      return token.is_name("import");
    });
    define_imported(tokens, static_cast<std::size_t>(import - tokens.begin()), module);
  } else {
    define_assigned(tokens, module);
    define_bound(tokens, module);
  }
}

void note_imports(const PythonStatement& statement, PythonModule& module) {
  if (statement.begins_with("import")) {
    for (auto& import : plain_imports(statement)) module.imports.push_back(std::move(import));
  } else if (statement.begins_with("from")) {
    module.imports.push_back(from_import(statement));
  }
}

// Ways to define names that are not seen here.
bool defines_unseen(const PythonStatement& statement) {
  const auto& tokens = statement.tokens;
  return std::any_of(tokens.begin(), tokens.end(), [](const PythonToken& token) {
    return token.is_name("globals") || token.is_name("global") || token.is_name("exec") ||
           token.is_name("__getattr__") || token.is_name("setattr");
  });
}

}  // namespace

PythonModule read_python_module(std::string_view source) {
  PythonModule module;
  module.statements = read_python(source);
  std::vector<std::size_t> scopes;  // the indents of the functions and classes around
  for (const auto& statement : module.statements) {
    while (!scopes.empty() && scopes.back() >= statement.indent) scopes.pop_back();
    if (scopes.empty()) note_definitions(statement, module);
    if (statement.indent == 0) note_imports(statement, module);
    if (opens_scope(statement)) scopes.push_back(statement.indent);
    module.may_define_more = module.may_define_more || defines_unseen(statement);
  }
  return module;
}

}  // namespace glueprint
