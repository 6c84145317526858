#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/workflow_runs.hpp"

namespace glueprint {

// Of the three, AWS declares an error for a crawler alone that is not there.
void delete_crawler(const Call& call, JsonWriter&) {
  const auto name = call.input.text("Name");
  const auto crawler = find_entity(call, EntityKind::crawler, name);
  if (!crawler) {
    remark_on_missing_entity(call, EntityKind::crawler, name);
    throw crawler_not_found(name);
  }
  remove_entity(call, *crawler);
}

}  // namespace glueprint
