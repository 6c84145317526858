#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/archive/blueprint_files.hpp"

namespace glueprint {

// A place in the layout, and what is wrong there. `line` is 0 for a file as a whole.
struct LayoutFinding {
  std::string file;
  std::size_t line = 0;
  std::string text;
};

// What is known about a layout without running it.
struct LayoutLook {
  // Why every run fails, with AWS's text for it; nothing when the layout can be loaded.
  std::optional<LayoutFinding> failure;

  // Uses of parameters that blueprint.cfg does not declare, the first of each.
  std::vector<LayoutFinding> undeclared;
};

// Looks for what Python would not find when it loads `layout_generator`, such as
// `demo.layout.generate_layout`, from the root of the files: its module and function, `pyspark`,
// and modules of the blueprint itself that it imports. Reads only what Python would load. Throws
// ArchiveError when one of the files cannot be read.
LayoutLook look_at_layout(const BlueprintFiles& blueprint, std::string_view layout_generator,
                          const std::vector<std::string>& declared_parameters);

}  // namespace glueprint
