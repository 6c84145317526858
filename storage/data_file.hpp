#pragma once

#include <filesystem>

#include "core/durability.hpp"
#include "storage/database.hpp"

namespace glueprint {

// Opens a data file, or makes it, for this process alone, and brings its tables up to date. Throws
// StoreError when it cannot be used; a file that was there is then as it was, to the byte.
Database open_data_file(const std::filesystem::path& file, Durability durability);

}  // namespace glueprint
