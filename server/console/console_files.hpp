#pragma once

#include <string>
#include <string_view>

namespace glueprint {

// A file of the console, as it is embedded in the executable. `name` is its path below the page;
// the page itself has none.
struct ConsoleFile {
  std::string_view name;
  std::string_view type;
  std::string_view text;
  std::string etag;
};

// nullptr when the console has no file of that name.
const ConsoleFile* find_console_file(std::string_view name);

}  // namespace glueprint
