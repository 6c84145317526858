#pragma once

#include <string_view>

namespace glueprint {

// The two halves of `X-Amz-Target: AWSGlue.GetBlueprintRun`. Both are empty when one is missing.
struct Target {
  std::string_view service;
  std::string_view operation;

  bool is_usable() const { return !service.empty(); }
};

Target read_target(std::string_view header);

// How AWS's front end reads a body, by its Content-Type. Only `json_1_1` reaches operations.
enum class ContentKind { json_1_1, plain_json, not_claimed };

// Parameters such as a charset are ignored.
ContentKind read_content_type(std::string_view header);

}  // namespace glueprint
