#pragma once

#include <optional>
#include <string_view>

namespace glueprint {

// The ARN of something of Glue, `arn:aws:glue:us-east-1:111122223333:workflow/nightly`, taken
// apart. Its text lies where it was read.
struct ResourceArn {
  std::string_view partition;
  std::string_view region;
  std::string_view account;
  std::string_view type;  // `workflow`, `job`, `catalog` ...
  std::string_view name;  // empty for the catalog, which has none
};

// Nothing when the text is malformed: a part is missing or cannot be what it stands for.
std::optional<ResourceArn> read_resource_arn(std::string_view text);

}  // namespace glueprint
