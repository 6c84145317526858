#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// A piece of a template: text as it is, or the name of what takes its place.
struct TemplatePart {
  std::string text;
  bool is_name = false;
};

// Takes a template such as `{TenantName}-{WorkflowName}` apart. A brace that stands for itself is
// written twice. Nothing when a brace is not closed, closes nothing, or holds no name.
std::optional<std::vector<TemplatePart>> read_template(std::string_view text);

// The template that gives exactly this text.
std::string escape_template(std::string_view text);

}  // namespace glueprint
