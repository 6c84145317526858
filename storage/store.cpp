#include "storage/store.hpp"

#include "storage/data_file.hpp"
#include "storage/schema.hpp"

namespace glueprint {
namespace {

Database open_in_memory() {
  Database database;
  migrate(database, migrations());
  return database;
}

}  // namespace

Store::Store(const std::optional<std::filesystem::path>& file, Durability durability)
    : database_{file ? open_data_file(*file, durability) : open_in_memory()},
      worlds{database_},
      blueprints{database_},
      runs{database_},
      workflows{database_},
      workflow_runs{database_},
      entities{database_},
      ordinals{database_},
      rows{database_},
      snapshots{database_},
      bytes_{database_,
             "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"} {
  if (file) guard_.emplace(database_);
}

std::int64_t Store::bytes() {
  StatementUse use{bytes_};
  use.next();
  return use.integer(0);
}

}  // namespace glueprint
