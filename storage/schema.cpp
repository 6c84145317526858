#include "storage/schema.hpp"

#include <array>
#include <exception>
#include <string_view>

#include <fmt/format.h>
#include <sqlite3.h>

#include "storage/run_end.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

namespace glueprint {
namespace {

// Every key begins with account and region, so that worlds are isolated. Instants are milliseconds
// since 1970. Runs lie in the order of their list, newest first; an index finds them by id. Columns
// that may be long come last, so that the others are read without them. Indexes have statements of
// their own: SQLite does not know that the index of a UNIQUE clause contains the primary key, and
// would look into the table for it.
constexpr const char* first_tables = R"sql(
CREATE TABLE worlds (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  PRIMARY KEY (account, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE loaded_fixtures (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (account, region, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE blueprints (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_on INTEGER NOT NULL,
  last_modified_on INTEGER NOT NULL,
  status TEXT NOT NULL,
  description TEXT,
  blueprint_location TEXT,
  blueprint_service_location TEXT,
  error_message TEXT,
  run_timeline TEXT,
  last_active_definition TEXT,
  parameter_spec TEXT,
  PRIMARY KEY (account, region, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX blueprints_by_name ON blueprints (account, region, name);

CREATE TABLE blueprint_tags (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  blueprint_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account, region, blueprint_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE blueprint_runs (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  blueprint_id INTEGER NOT NULL,
  started_on INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  run_id TEXT NOT NULL,
  phases_from INTEGER NOT NULL,
  phases TEXT NOT NULL,
  timeline TEXT NOT NULL,
  workflow_name TEXT,
  role_arn TEXT,
  error_message TEXT,
  rollback_error_message TEXT,
  parameters TEXT,
  PRIMARY KEY (account, region, blueprint_id, started_on DESC, ordinal DESC)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX blueprint_runs_by_id ON blueprint_runs (account, region, run_id);

CREATE TABLE workflows (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  appears_on INTEGER NOT NULL,
  blueprint_name TEXT,
  run_id TEXT,
  description TEXT,
  details TEXT,
  PRIMARY KEY (account, region, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE ordinals (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (account, kind)
) STRICT, WITHOUT ROWID;
)sql";

// A blueprint's registration has a future, as a run has, in place of a status. A snapshot is a copy
// of a world's rows under the account `copy`, which no request can name.
constexpr const char* lives_and_snapshots = R"sql(
ALTER TABLE blueprints ADD COLUMN phases_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blueprints ADD COLUMN phases TEXT NOT NULL DEFAULT 'ACTIVE';
UPDATE blueprints SET phases = status;
ALTER TABLE blueprints DROP COLUMN status;

CREATE TABLE snapshots (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  saved_on INTEGER NOT NULL,
  copy TEXT NOT NULL,
  clock_now INTEGER,
  clock_rate REAL NOT NULL,
  PRIMARY KEY (account, region, name)
) STRICT, WITHOUT ROWID;
)sql";

// What a request would walk a world for is found through an index: the runs that have not ended,
// the names of the blueprints that have a tag, the workflows that runs of a blueprint make.
constexpr const char* ends_and_tagged_names = R"sql(
ALTER TABLE blueprint_runs ADD COLUMN ends_on INTEGER NOT NULL DEFAULT 0;
UPDATE blueprint_runs SET ends_on = end_of(phases, phases_from);
CREATE INDEX blueprint_runs_by_end ON blueprint_runs (account, region, ends_on);

ALTER TABLE blueprint_tags ADD COLUMN blueprint_name TEXT NOT NULL DEFAULT '';
UPDATE blueprint_tags SET blueprint_name = blueprint.name FROM blueprints AS blueprint
  WHERE blueprint.account = blueprint_tags.account AND blueprint.region = blueprint_tags.region
  AND blueprint.id = blueprint_tags.blueprint_id;
CREATE INDEX blueprint_tags_by_value
  ON blueprint_tags (account, region, key, value, blueprint_name);

CREATE INDEX workflows_by_blueprint
  ON workflows (account, region, blueprint_name, appears_on);
)sql";

// Runs of workflows lie in the order of their list, as runs of blueprints do. The jobs, crawlers
// and triggers that runs of blueprints made outlive their workflow. A run of a blueprint may have
// said which workflow it makes before it has made it.
constexpr const char* workflow_runs_and_entities = R"sql(
CREATE TABLE workflow_runs (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  workflow_name TEXT NOT NULL,
  started_on INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  run_id TEXT NOT NULL,
  phases_from INTEGER NOT NULL,
  ends_on INTEGER NOT NULL,
  phases TEXT NOT NULL,
  timeline TEXT NOT NULL,
  actions INTEGER NOT NULL,
  previous_run_id TEXT,
  error_message TEXT,
  properties TEXT NOT NULL,
  details TEXT,
  PRIMARY KEY (account, region, workflow_name, started_on DESC, ordinal DESC)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX workflow_runs_by_id ON workflow_runs (account, region, run_id);
CREATE INDEX workflow_runs_by_end ON workflow_runs (account, region, workflow_name, ends_on);

CREATE TABLE entities (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  appears_on INTEGER NOT NULL,
  vanishes_on INTEGER NOT NULL,
  workflow_name TEXT,
  blueprint_name TEXT,
  run_id TEXT,
  definition TEXT NOT NULL,
  PRIMARY KEY (account, region, kind, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX entities_by_run ON entities (account, region, run_id);
CREATE INDEX entities_by_blueprint ON entities (account, region, blueprint_name, appears_on);
)sql";

constexpr std::array scripts_of_today{first_tables, lives_and_snapshots, ends_and_tagged_names,
                                      workflow_runs_and_entities};

// The SQL function `end_of(phases, phases_from)`: the end of a run, as a script stores it.
void end_of(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  const std::string_view phases{text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))};
  try {
    const auto end = run_end(phases, Instant{Duration{sqlite3_value_int64(values[1])}});
    sqlite3_result_int64(context, end.time_since_epoch().count());
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
    sqlite3_result_error_code(context, SQLITE_CORRUPT);
  }
}

void offer_functions(Database& database) {
  sqlite3_create_function(database.handle(), "end_of", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr,
                          end_of, nullptr, nullptr);
}

}  // namespace

std::span<const char* const> migrations() {
  return scripts_of_today;
}

int schema_version(Database& database) {
  Statement statement{database, "PRAGMA user_version"};
  StatementUse use{statement};
  use.next();
  return static_cast<int>(use.integer(0));
}

void migrate(Database& database, std::span<const char* const> scripts) {
  const auto version = static_cast<std::size_t>(schema_version(database));
  if (version >= scripts.size()) return;

  Transaction transaction{database};
  offer_functions(database);
  for (const char* script : scripts.subspan(version)) database.execute(script);
  database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                               application_id, scripts.size())
                       .c_str());
  transaction.commit();
}

std::string schema_of(Database& database) {
  Statement statement{database,
                      "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                      "ORDER BY type, name"};
  StatementUse use{statement};
  std::string schema;
  while (use.next()) schema.append(use.text(0)).append(";\n");
  return schema;
}

}  // namespace glueprint
